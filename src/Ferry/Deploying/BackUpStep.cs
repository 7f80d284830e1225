using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Deploying.Gates;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Takes a backup before anything is changed, where there is something to lose.</summary>
/// <param name="backups">Takes it.</param>
public sealed class BackUpStep(IReleaseBackups backups)
{
    /// <summary>Takes the backup.</summary>
    /// <param name="receipt">The receipt of pre-deploy-check.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The receipt, or why there is no backup; then nothing was changed.</returns>
    public async Task<StepResult<DeployReceipt.BackedUp>> RunAsync(DeployReceipt.Checked receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        if (!BackupGate.IsNeeded(deployment.Sight)) return new(new Done("No backup is needed: no migration changes data that is there."), new(deployment));
        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return new(new Refused(lost), null);
        await deployment.Run.Ledger.BeginStepAsync("backup-db", cancellation);
        var reason = $"before {(deployment.Previous is null ? "the first release" : $"the release after {deployment.Previous.Id}")}, version {deployment.Sight.Build.Version}";
        switch (await backups.TakeAsync(deployment.Environment.Name, reason, cancellation))
        {
            case ReleaseBackup.Taken taken:
                deployment.Backup = taken.Id;
                return new(new Done($"Backup {taken.Id} is whole."), new(deployment));
            case ReleaseBackup.None none:
                return new(new Refused(none.Outcome.Notice with { Headline = $"Refused: there is no backup. Nothing was changed. {none.Outcome.Notice.Headline}" }), null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
