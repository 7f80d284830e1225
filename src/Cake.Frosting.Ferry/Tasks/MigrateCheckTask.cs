using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Checks that code, history and database agree.</summary>
/// <param name="migrateCheck">The workflow.</param>
[TaskName("migrate-check")]
[TaskDescription("Refuse model changes without a migration; with --environment everything in which code, history and database differ")]
[TaskArgument("allow-pending", "pending migrations are as they should be, such as before a merge")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class MigrateCheckTask(MigrateCheck migrateCheck) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateCheck.RunAsync(context.Arguments.Has("environment") ? context.Environment : null, context.Arguments.Has("allow-pending"), context.Cancellation));
}
