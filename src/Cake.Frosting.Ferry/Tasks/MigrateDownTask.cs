using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Reverts the newest applied migrations.</summary>
/// <param name="migrateDown">The workflow.</param>
[TaskName("migrate-down")]
[TaskDescription("Revert the newest applied migration")]
[TaskArgument("steps", "how many migrations to revert (1 if left out)", Value = "N")]
[TaskArgument("assume-done", "an interrupted statement of which nothing tells did run: go on behind it")]
[TaskArgument("assume-not-done", "it did not, or may run again: run it")]
[TaskArgument("skip-live", "run although the live database is in the way, and say why", Value = "REASON")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class MigrateDownTask(MigrateDown migrateDown) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateDown.RunAsync(context.Environment, context.Arguments.Number("steps", 1), context.Arguments.TakeAssumption(), context.Cancellation));
}
