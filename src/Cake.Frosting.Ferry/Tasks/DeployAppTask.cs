using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>The step of a deploy that brings up the app.</summary>
/// <param name="step">The workflow.</param>
[TaskName("deploy-app")]
[TaskDescription("A step of deploy: start the app beside the old one, test it, send the requests to it")]
public sealed class DeployAppTask(DeployAppStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.Verified>("verify"), context.Cancellation));
}
