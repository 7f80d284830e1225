using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Baselines an existing database.</summary>
/// <param name="migrateStamp">The workflow.</param>
[TaskName("migrate-stamp")]
[TaskDescription("Record migrations as applied without running them (baseline)")]
[TaskArgument("revision", "the newest migration to record", Value = "ID", Required = true)]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class MigrateStampTask(MigrateStamp migrateStamp) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateStamp.RunAsync(context.Environment, context.Arguments.Require("revision"), context.Cancellation));
}
