using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Lists every migration with its state.</summary>
/// <param name="migrateHistory">The workflow.</param>
[TaskName("migrate-history")]
[TaskDescription("List every migration with its state")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateHistoryTask(MigrateHistory migrateHistory) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateHistory.RunAsync(context.Environment, context.Cancellation));
}
