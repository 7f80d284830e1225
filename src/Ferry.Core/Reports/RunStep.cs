using Ferry.Core.Outcomes;

namespace Ferry.Core.Reports;

/// <summary>One step of a run.</summary>
/// <param name="Name">The target of the step.</param>
/// <param name="Took">How long it took; null when the run ended before it.</param>
/// <param name="Outcome">How it ended; null when it did not say, and when it did not run.</param>
public sealed record RunStep(string Name, TimeSpan? Took, IOutcome? Outcome)
{
    /// <summary>How it ended, in a word or two.</summary>
    public string Result => (Took, Outcome) switch
    {
        (null, _) => "not run",
        (_, null) => EndingWord.Of(ExitCode.Done),
        (_, { } outcome) => EndingWord.Of(outcome.ExitCode),
    };
}
