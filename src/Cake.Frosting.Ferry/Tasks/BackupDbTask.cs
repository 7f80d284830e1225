using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>A backup; in a deploy the step before anything is changed.</summary>
/// <param name="step">The workflow of the step.</param>
[TaskName("backup-db")]
[TaskDescription("Back up the database of the environment")]
[LeavesReport]
public sealed class BackupDbTask(BackUpStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.Checked>("pre-deploy-check"), context.Cancellation));
}
