using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Every gate, nothing written; in a deploy the step that takes the run lock.</summary>
/// <param name="check">The workflow of the target.</param>
/// <param name="step">The workflow of the step.</param>
[TaskName("pre-deploy-check")]
[TaskDescription("Ask every gate whether this may be deployed; writes nothing")]
[TaskArgument("skip-promotion", "deploy what the environment before has not run, and say why", Value = "REASON")]
[TaskArgument("skip-live", "run although the live database is in the way, and say why", Value = "REASON")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class PreDeployCheckTask(PreDeployCheck check, CheckStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        if (!context.IsDeploying)
        {
            context.Conclude(await check.RunAsync(context.Environment, context.Cancellation));
            return;
        }

        context.Receipts.Demand<SetupVerified>("verify-setup");
        context.Conclude(await step.RunAsync(context.Environment, context.Target, context.Cancellation));
    }
}
