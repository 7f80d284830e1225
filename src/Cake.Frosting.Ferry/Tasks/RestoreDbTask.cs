using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Restores a backup.</summary>
/// <param name="restoreDb">The workflow.</param>
[TaskName("restore-db")]
[TaskDescription("Restore a backup beside the database and swap the two")]
[TaskArgument("backup", "id of the backup, or latest", Value = "ID", Required = true)]
[TaskArgument("drop-old", "drop the database that was there; otherwise it is kept under another name")]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class RestoreDbTask(RestoreDb restoreDb) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await restoreDb.RunAsync(context.Environment, context.Arguments.Require("backup"), context.Arguments.Has("drop-old"), context.Cancellation));
}
