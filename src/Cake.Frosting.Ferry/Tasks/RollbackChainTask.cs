using Cake.Core;
using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Goes back to a release that ran before.</summary>
/// <param name="rollback">The workflow.</param>
[TaskArgument("to", "the release to go to; the one that ran before if left out", Value = "RELEASE")]
[TaskArgument("restore", "go back to the backup instead of running Down; what was written since is lost")]
[TaskArgument("app-only", "leave the database as it is")]
[TaskArgument("skip-live", "run although the live database is in the way, and say why", Value = "REASON")]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport(TellsWhere = true)]
public abstract class RollbackChainTask(Rollback rollback) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        var (restores, appOnly) = (context.Arguments.Has("restore"), context.Arguments.Has("app-only"));
        var request = new RollbackRequest(context.Environment, context.Target, context.Arguments.Number("to"), restores, appOnly);
        context.Conclude(await rollback.RunAsync(request, context.Cancellation));
    }
}
