using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Shows what migrate-up would run.</summary>
/// <param name="migratePlan">The workflow.</param>
[TaskName("migrate-plan")]
[TaskDescription("Show the SQL that migrate-up would run, and its hash")]
[TaskArgument("revision", "newest migration to plan: an id, a name, or the beginning of an id", Value = "ID")]
[TaskArgument("allow-out-of-order", "plan a migration that is older than the newest applied one")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigratePlanTask(MigratePlan migratePlan) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migratePlan.RunAsync(context.Environment, context.Arguments.Get("revision"), context.Arguments.Has("allow-out-of-order"), context.Cancellation));
}
