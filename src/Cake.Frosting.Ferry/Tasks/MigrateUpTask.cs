using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Applies the pending migrations of the environment.</summary>
/// <param name="migrateUp">The workflow.</param>
[TaskName("migrate-up")]
[TaskDescription("Apply the pending migrations")]
[TaskArgument("revision", "newest migration to apply: an id, a name, or the beginning of an id", Value = "ID")]
[TaskArgument("allow-out-of-order", "apply a migration that is older than the newest applied one")]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateUpTask(MigrateUp migrateUp) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        var outcome = await migrateUp.RunAsync(context.Environment, context.Arguments.Get("revision"), context.Arguments.Has("allow-out-of-order"), context.Cancellation);
        context.Conclude(outcome);
        context.Receipts.Add(new Migrated(context.Environment, outcome));
    }
}
