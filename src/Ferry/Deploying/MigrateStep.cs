using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Runs exactly the plan that was checked and confirmed.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="sights">Looks again.</param>
/// <param name="live">Looks at the live database before the first lock.</param>
/// <param name="execution">Executes.</param>
public sealed class MigrateStep(IMigrationSource source, DeploySights sights, LiveWatch live, PlanExecution execution)
{
    /// <summary>Applies what is pending.</summary>
    /// <param name="receipt">The receipt of the confirmation.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>The receipt, or how the migrations halted; the app was not touched then.</returns>
    public async Task<StepResult<DeployReceipt.Migrated>> RunAsync(DeployReceipt.Confirmed receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        var (sight, run) = (deployment.Sight, deployment.Run);
        if (await run.AssureAsync(cancellation) is { } lost) return new(new Refused(lost), null);
        if (deployment.IsThere) return Completed(deployment, new MigrateOutcome.UpToDate(deployment.Address, sight.Status.Current));
        await run.Ledger.BeginStepAsync("migrate-up", cancellation);
        if (sight.Plan.Migrations.Count > 0 && await ChangedAsync(deployment, cancellation) is { } changed) return new(new Refused(changed), null);
        if (await live.PassAsync(run, sight.Plan, cancellation) is { } inTheWay) return new(new Refused(inTheWay), null);

        deployment.Release = await run.Ledger.AddReleaseAsync(
            sight.Build, deployment.Artifact, [.. sight.Status.Known], deployment.Previous?.Id, deployment.Backup, cancellation);
        if (sight.Plan.Migrations.Count == 0) return Completed(deployment, new MigrateOutcome.UpToDate(deployment.Address, sight.Status.Current));
        await run.EnsureHistoryAsync(cancellation);
        var outcome = await execution.ExecuteAsync(run, sight.Plan, isInLedger: true, Direction.Up, sight.Status, deployment.Address, cancellation);
        return Completed(deployment, outcome);
    }

    private static StepResult<DeployReceipt.Migrated> Completed(Deployment deployment, MigrateOutcome outcome)
    {
        deployment.Migrated = outcome;
        return new(outcome, outcome is MigrateOutcome.Completed or MigrateOutcome.UpToDate ? new(deployment) : null);
    }

    // The lock keeps other runs of Ferry away, not psql: minutes of backup and a human's confirmation lie between the look and now.
    private async Task<Notice?> ChangedAsync(Deployment deployment, CancellationToken cancellation)
    {
        var status = new MigrationStatus(source.Ids, await deployment.Run.ReadHistoryAsync(cancellation));
        var isSame = status.History.SequenceEqual(deployment.Sight.Status.History)
            && await sights.FingerprintAsync(deployment.Environment.Name, cancellation) == deployment.Sight.Fingerprint
            && (await deployment.Sight.Plan.OnlineAsync(deployment.Run, cancellation)).Hash == deployment.Sight.Plan.Hash;
        return isSame ? null : new Notice(
            "Refused: somebody changed the database after the plan was checked and confirmed. This run changed nothing.",
            [NoticeDetail.Fix("see what was changed (migrate-status, compare-schemas), then run this again")]);
    }
}
