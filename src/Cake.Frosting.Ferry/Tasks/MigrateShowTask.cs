using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Shows the SQL of one migration.</summary>
/// <param name="migrateShow">The workflow.</param>
[TaskName("migrate-show")]
[TaskDescription("Show the SQL of one migration, up and down")]
[TaskArgument("revision", "an id, a name, or the beginning of an id", Value = "ID", Required = true)]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateShowTask(MigrateShow migrateShow) : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context) => context.Conclude(migrateShow.Run(context.Arguments.Require("revision")));
}
