using System.Globalization;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Goes back to a release that ran before, from the ledger alone: the checkout need not have its migrations, nor the newer ones.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="databases">The databases.</param>
/// <param name="targets">The app targets.</param>
/// <param name="recovery">Clears up after a killed run.</param>
/// <param name="confirmation">Asks.</param>
/// <param name="backups">Takes a backup before anything is changed.</param>
/// <param name="plans">Makes the plan from the ledger.</param>
/// <param name="restore">Goes back to a backup instead.</param>
/// <param name="live">Looks at the live database before requests have to wait.</param>
/// <param name="steps">Goes back.</param>
public sealed class Rollback(
    FerrySettings settings, IDatabases databases, IAppTargets targets, ReleaseRecovery recovery, IConfirmation confirmation, IReleaseBackups backups, PlanBuilder plans,
    RollbackRestore restore, LiveWatch live, RollbackSteps steps)
{
    /// <summary>Goes back.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellation">Cancels; what was begun is taken back.</param>
    /// <returns>How it ended.</returns>
    public async Task<IOutcome> RunAsync(RollbackRequest request, CancellationToken cancellation)
    {
        if (request is { Restores: true, AppOnly: true }) throw new UsageException("--restore changes the database and --app-only leaves it: give one of them. Nothing was run.");
        var database = await databases.OpenAsync(request.Environment, request.Target, cancellation);
        await using var _ = database.ConfigureAwait(false);
        switch (await database.LockAsync(settings.LockWait, cancellation))
        {
            case LockAttempt.HeldElsewhere busy:
                return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
            case LockAttempt.Held held:
                await using (held.Run.ConfigureAwait(false)) return await RunLockedAsync(request, database, held.Run, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IOutcome> RunLockedAsync(RollbackRequest request, IDatabase database, IMigrationRun run, CancellationToken cancellation)
    {
        var environment = settings.For(request.Environment);
        var app = targets.For(request.Environment);
        await recovery.RunAsync(run, app, cancellation);
        var ledger = await run.Ledger.ReadAsync(cancellation);
        var history = (await run.ReadHistoryAsync(cancellation)).Select(row => row.Id).ToList();
        var (plan, refusal) = RollbackPlan.Make(ledger, history, request.To, keepsDatabase: request.AppOnly || request.Restores);
        if (plan is null) return new Refused(refusal!);
        if (app is not null && await ObstacleAsync(app, plan.To, cancellation) is { } obstacle) return new Refused(obstacle);
        if (request.Restores) return await restore.RunAsync(request, run, app, ledger, plan, cancellation);

        var losses = await run.CountAsync(plan.Losses, cancellation);
        var sql = await plans.FromLedger(plan.Back, plan.Forth).OnlineAsync(run, cancellation);
        var lost = losses.Where(loss => !loss.IsNothing).Select(loss => loss.ToString()).ToList();
        if (environment.IsProtected && !confirmation.Confirm(environment, sql, [Way(plan), .. Warnings(lost)])) return new Refused(Missing(environment, plan, lost));
        if (await run.Ledger.EnsureAsync(cancellation) is { } unwritable) return new Refused(unwritable);

        await run.Ledger.BeginRunAsync(request.Target, cancellation);
        return await EndedAsync(run, async () =>
        {
            string? backup = null;
            if (plan.ChangesDatabase)
            {
                await run.Ledger.BeginStepAsync("backup-db", cancellation);
                if (await backups.TakeAsync(request.Environment, $"before going back from release {plan.From.Id} to {plan.To.Id}", cancellation) is not ReleaseBackup.Taken taken)
                    return new Refused(new Notice("Refused: the backup before the rollback could not be taken. Nothing was changed.", [NoticeDetail.Fix("see backup-db, or pass --app-only if the app alone is to go back")]));
                backup = taken.Id;
            }

            if (await live.PassAsync(run, sql, cancellation) is { } inTheWay) return new Refused(inTheWay);
            return await steps.RunAsync(new RollbackWay(environment, database.Address, run, app, ledger, plan, sql, backup, lost), cancellation);
        });
    }

    private static async Task<IOutcome> EndedAsync(IMigrationRun run, Func<Task<IOutcome>> action)
    {
        var outcome = await action();
        if (await run.AssureAsync(CancellationToken.None) is null) await run.Ledger.EndRunAsync((int)outcome.ExitCode, outcome.Notice.ToString(), CancellationToken.None);
        return outcome;
    }

    private static async Task<Notice?> ObstacleAsync(IAppTarget app, LedgerRelease to, CancellationToken cancellation) => to.App is { } release
        ? await app.FindObstacleAsync(release, cancellation)
        : new Notice($"Refused: {ReleaseNotices.Name(to)} has no app, and this environment has one now. Nothing was changed.", [NoticeDetail.Fix("name another release with --to=N, or take the app out of ferry.json")]);

    private static string Way(RollbackPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"from {ReleaseNotices.Name(plan.From)} back to {ReleaseNotices.Name(plan.To)}: {Count.Of(plan.Back.Count, "migration")} to revert, {plan.Forth.Count} to apply again");

    private static IEnumerable<string> Warnings(List<string> lost) => lost.Count == 0 ? ["nothing written since is lost"] : lost.Select(loss => $"would be lost: {loss}");

    private static Notice Missing(EnvironmentSettings environment, RollbackPlan plan, List<string> lost)
    {
        var notice = ConfirmationNotices.Missing(environment);
        return notice with { Details = [new NoticeDetail("way", Way(plan)), .. lost.Select(loss => new NoticeDetail("lost", loss)), .. notice.Details] };
    }
}
