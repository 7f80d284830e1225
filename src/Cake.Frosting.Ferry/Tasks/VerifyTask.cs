using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>The step of a deploy that looks whether the migrations left what they should.</summary>
/// <param name="step">The workflow.</param>
[TaskName("verify")]
[TaskDescription("A step of deploy: look whether the migrations left what they should")]
public sealed class VerifyTask(VerifyStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.Migrated>("migrate-up"), context.Cancellation));
}
