using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Shows the SQL of one migration.</summary>
/// <param name="migrateShow">The workflow.</param>
[TaskName("migrate-show")]
[TaskDescription("Show the SQL of one migration, up and down; with --environment what the ledger knows of it")]
[TaskArgument("revision", "an id, a name, or the beginning of an id", Value = "ID", Required = true)]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateShowTask(MigrateShow migrateShow) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateShow.RunAsync(context.Arguments.Require("revision"), context.Arguments.Has("environment") ? context.Environment : null, context.Cancellation));
}
