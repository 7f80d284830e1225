using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Reverts everything applied after one migration.</summary>
/// <param name="migrateDownTo">The workflow.</param>
[TaskName("migrate-down-to")]
[TaskDescription("Revert everything that was applied after a migration")]
[TaskArgument("revision", "the migration that stays the newest; 0 reverts all", Value = "ID", Required = true)]
[TaskArgument("assume-done", "an interrupted statement of which nothing tells did run: go on behind it")]
[TaskArgument("assume-not-done", "it did not, or may run again: run it")]
[TaskArgument("skip-live", "run although the live database is in the way, and say why", Value = "REASON")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class MigrateDownToTask(MigrateDownTo migrateDownTo) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateDownTo.RunAsync(context.Environment, context.Arguments.Require("revision"), context.Arguments.TakeAssumption(), context.Cancellation));
}
