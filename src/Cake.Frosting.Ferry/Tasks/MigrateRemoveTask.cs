using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Removes the newest migration from the code.</summary>
/// <param name="migrateRemove">The workflow.</param>
[TaskName("migrate-remove")]
[TaskDescription("Remove the newest migration if no environment has applied it")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateRemoveTask(MigrateRemove migrateRemove) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateRemove.RunAsync(context.Cancellation));
}
