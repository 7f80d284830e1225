using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Turns what a step threw into an ending.</summary>
internal static class Failures
{
    public static IOutcome Of(string step, Exception exception, CancellationToken cancellation) => exception switch
    {
        HaltException halt => halt.Outcome,
        UsageException usage => new Ending(ExitCode.Usage, usage.Notice),
        SurroundingsException broken => new Ending(ExitCode.Failed, broken.Notice),
        OperationCanceledException when cancellation.IsCancellationRequested => new Ending(ExitCode.Failed, new Notice(
            $"Cancelled in {step}. What it had begun is rolled back or was not begun.", [NoticeDetail.Fix("run the same command again when you are ready")])),
        AggregateException { InnerExceptions.Count: 1 } one => Of(step, one.InnerException!, cancellation),
        _ => new Ending(ExitCode.Failed, new Notice(
            $"Unexpected failure in {step}: {exception.Message}",
            [
                NoticeDetail.Where($"{exception.GetType().Name}{FirstFrame(exception)}"),
                NoticeDetail.Fix("migrate-status tells the state of the database; --verbosity=diagnostic shows the whole trace for a report"),
            ])),
    };

    private static string FirstFrame(Exception exception) =>
        exception.StackTrace?.Split('\n', 2)[0].Trim() is { Length: > 0 } frame ? $" {frame}" : "";
}
