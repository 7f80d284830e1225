using Cake.Core;
using Cake.Frosting.Ferry.Output;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Writes migrations as a SQL script.</summary>
/// <param name="migrateScript">The workflow.</param>
[TaskName("migrate-script")]
[TaskDescription("Write migrations as a SQL script for psql")]
[TaskArgument("from", "the state to begin with (0, an empty database, if left out)", Value = "ID")]
[TaskArgument("to", "the state to reach (the newest migration if left out); older than --from reverts", Value = "ID")]
[TaskArgument("idempotent", "look into the history before each migration")]
[TaskArgument("online", "in the form for tables that hold rows (without it, as EF Core generates it)")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("output", "write the script to a file (standard output if left out)", Value = "PATH")]
[WritesData]
public sealed class MigrateScriptTask(MigrateScript migrateScript) : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context)
    {
        var outcome = migrateScript.Run(context.Arguments.Get("from"), context.Arguments.Get("to"), context.Arguments.Has("idempotent"), context.Arguments.Has("online"));
        ScriptFile.Write(outcome, context.Arguments.Get("output"));
        context.Conclude(outcome);
    }
}
