using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>The step of a deploy that asks before a protected environment is changed.</summary>
/// <param name="step">The workflow.</param>
[TaskName("confirm")]
[TaskDescription("A step of deploy: ask before a protected environment is changed")]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("plan", "the hash that migrate-plan showed: only that plan is run", Value = "HASH")]
public sealed class ConfirmTask(ConfirmStep step) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await step.RunAsync(context.Receipts.Demand<DeployReceipt.BackedUp>("backup-db"), context.Arguments.Get("plan"), context.Cancellation));
}
