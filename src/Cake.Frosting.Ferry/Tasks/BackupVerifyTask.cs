using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Finds out whether a backup is good.</summary>
/// <param name="backupVerify">The workflow.</param>
[TaskName("backup-verify")]
[TaskDescription("Check a backup by its hashes (--restore: by restoring it, too)")]
[TaskArgument("backup", "id of the backup, or latest (latest, if left out)", Value = "ID")]
[TaskArgument("restore", "restore it into a throw-away server and compare every count and the schema")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class BackupVerifyTask(BackupVerify backupVerify) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await backupVerify.RunAsync(context.Environment, context.Arguments.Get("backup") ?? "latest", context.Arguments.Has("restore"), context.Cancellation));
}
