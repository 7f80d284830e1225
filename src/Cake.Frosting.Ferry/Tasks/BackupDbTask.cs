using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Takes a backup.</summary>
/// <param name="backupDb">The workflow.</param>
[TaskName("backup-db")]
[TaskDescription("Take a backup of the environment's database")]
[TaskArgument("reason", "what it is for (asked for by hand, if left out)", Value = "TEXT")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class BackupDbTask(BackupDb backupDb) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await backupDb.RunAsync(context.Environment, context.Arguments.Get("reason") ?? "asked for by hand", context.Cancellation));
}
