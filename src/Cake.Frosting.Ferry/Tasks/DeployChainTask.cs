using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>The whole way of a release into an environment; a team that wants steps of its own in between derives from it or names these steps itself.</summary>
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[IsDependentOn(typeof(VerifySetupTask))]
[IsDependentOn(typeof(PreDeployCheckTask))]
[IsDependentOn(typeof(BackupDbTask))]
[IsDependentOn(typeof(ConfirmTask))]
[IsDependentOn(typeof(MigrateUpTask))]
[IsDependentOn(typeof(VerifyTask))]
[IsDependentOn(typeof(DeployAppTask))]
[IsDependentOn(typeof(SmokeTestTask))]
[IsDependentOn(typeof(RecordTask))]
public abstract class DeployChainTask : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context) => context.Conclude(DeployEnding.Of(context.Receipts.Demand<DeployReceipt.Recorded>("record")));
}
