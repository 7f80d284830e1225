using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Tests the app that runs; in a deploy the step after the app was brought up.</summary>
/// <param name="step">The workflow.</param>
[TaskName("smoke-test")]
[TaskDescription("Run the smoke tests against the app that serves")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class SmokeTestTask(SmokeTestStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        if (context.IsDeploying) context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.AppDeployed>("deploy-app"), context.Cancellation));
        else context.Conclude(await step.RunAsync(context.Environment, context.Cancellation));
    }
}
