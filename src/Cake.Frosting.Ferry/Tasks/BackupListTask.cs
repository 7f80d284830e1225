using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Lists backups.</summary>
/// <param name="backupList">The workflow.</param>
[TaskName("backup-list")]
[TaskDescription("List the environment's backups, newest first")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class BackupListTask(BackupList backupList) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) => context.Conclude(await backupList.RunAsync(context.Environment, context.Cancellation));
}
