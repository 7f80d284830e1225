using Cake.Core;
using Ferry.Deploying;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Takes a backup; in a deploy the step before anything is changed.</summary>
/// <param name="backupDb">The workflow of the target.</param>
/// <param name="step">The workflow of the step of a deploy.</param>
[TaskName("backup-db")]
[TaskDescription("Take a backup of the environment's database")]
[TaskArgument("reason", "what it is for (asked for by hand, if left out)", Value = "TEXT", AloneOnly = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class BackupDbTask(BackupDb backupDb, BackUpStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        if (context.IsDeploying) context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.Checked>("pre-deploy-check"), context.Cancellation));
        else context.Conclude(await backupDb.RunAsync(context.Environment, context.Arguments.Get("reason") ?? "asked for by hand", context.Cancellation));
    }
}
