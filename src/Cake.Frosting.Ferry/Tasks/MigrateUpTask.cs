using Cake.Core;
using Ferry.Deploying;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Applies the pending migrations of the environment.</summary>
/// <param name="migrateUp">The workflow of the target.</param>
/// <param name="step">The workflow of the step of a deploy.</param>
[TaskName("migrate-up")]
[TaskDescription("Apply the pending migrations")]
[TaskArgument("revision", "newest migration to apply: an id, a name, or the beginning of an id", Value = "ID", AloneOnly = true)]
[TaskArgument("allow-out-of-order", "apply a migration that is older than the newest applied one", AloneOnly = true)]
[TaskArgument("assume-done", "an interrupted statement of which nothing tells did run: go on behind it", AloneOnly = true)]
[TaskArgument("assume-not-done", "it did not, or may run again: run it", AloneOnly = true)]
[TaskArgument("skip-live", "run although the live database is in the way, and say why", Value = "REASON")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class MigrateUpTask(MigrateUp migrateUp, MigrateStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        if (context.IsDeploying) context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.Confirmed>("confirm"), context.Cancellation));
        else context.Conclude(await migrateUp.RunAsync(context.Environment, context.Arguments.Get("revision"), context.Arguments.Has("allow-out-of-order"), context.Arguments.TakeAssumption(), context.Cancellation));
        context.Receipts.Add(new Migrated(context.Environment));
    }
}
