using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>The last step of a deploy: the ledger says that the release runs.</summary>
/// <param name="step">The workflow.</param>
[TaskName("record")]
[TaskDescription("A step of deploy: record the release, end the one before")]
public sealed class RecordTask(RecordStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.SmokeTested>("smoke-test"), context.Cancellation));
}
