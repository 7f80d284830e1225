using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Writes a migration template to be filled in by hand.</summary>
/// <param name="migrateCreateManual">The workflow.</param>
[TaskName("migrate-create-manual")]
[TaskDescription("Write an empty migration to be filled in by hand")]
[TaskArgument("message", "what it does, such as fill_display_names", Value = "TEXT", Required = true)]
[TaskArgument("sql", "with an embedded up.sql and down.sql")]
public sealed class MigrateCreateManualTask(MigrateCreateManual migrateCreateManual) : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context) =>
        context.Conclude(migrateCreateManual.Run(context.Arguments.Require("message"), context.Arguments.Has("sql")));
}
