using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Scaffolds a migration from the model difference.</summary>
/// <param name="migrateCreate">The workflow.</param>
[TaskName("migrate-create")]
[TaskDescription("Scaffold a migration from the difference between model and snapshot")]
[TaskArgument("message", "what it does, such as add_user_profile", Value = "TEXT", Required = true)]
public sealed class MigrateCreateTask(MigrateCreate migrateCreate) : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context) => context.Conclude(migrateCreate.Run(context.Arguments.Require("message")));
}
