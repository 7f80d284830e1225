using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Prints the log of the private server.</summary>
/// <param name="dbLogs">The workflow.</param>
[TaskName("db-logs")]
[TaskDescription("Print the newest lines of the private PostgreSQL's log")]
[TaskArgument("lines", "how many lines (50 if left out)", Value = "N")]
[TaskArgument("follow", "go on with the lines that come, until Ctrl+C")]
[WritesData]
public sealed class DbLogsTask(DbLogs dbLogs) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        try
        {
            await foreach (var line in dbLogs.RunAsync(context.Arguments.Number("lines", 50), context.Arguments.Has("follow"), context.Cancellation))
                await System.Console.Out.WriteLineAsync(line);
        }
        catch (OperationCanceledException) when (context.Arguments.Has("follow"))
        {
            // Ctrl+C is how following ends.
        }
    }
}
