using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Carries a rollback out: requests wait, the database goes back, the older app starts and serves. What fails is taken back.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes plans from the ledger.</param>
/// <param name="execution">Executes them.</param>
/// <param name="smokeTests">Tests the older app.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class RollbackSteps(IMigrationSource source, PlanBuilder plans, PlanExecution execution, ISmokeTests smokeTests, IProgress<string> progress)
{
    /// <summary>Goes back.</summary>
    /// <param name="way">From where to where.</param>
    /// <param name="cancellation">Cancels; what was begun is taken back.</param>
    /// <returns>How it ended.</returns>
    public async Task<IOutcome> RunAsync(RollbackWay way, CancellationToken cancellation)
    {
        var history = (await way.Run.ReadHistoryAsync(cancellation)).Select(row => row.Id).ToList();
        IReadOnlyList<MigrationId> after = way.Plan.ChangesDatabase ? way.Plan.To.Migrations : history;
        var release = await way.Run.Ledger.AddReleaseAsync(
            new AppBuild(way.Plan.To.Version, way.Plan.To.Commit, IsClean: true), way.Plan.To.Artifact, after, way.Plan.From.Id, way.Backup, cancellation);
        try
        {
            var failure = await GoBackAsync(way, release, cancellation);
            if (failure is not null) return await TakeBackAsync(way, release, failure);
        }
        catch (Exception problem) when (problem is SurroundingsException or OperationCanceledException or System.Data.Common.DbException)
        {
            var notice = problem is SurroundingsException broken ? broken.Notice : new Notice(problem is OperationCanceledException ? "The rollback was cancelled." : $"The rollback failed: {problem.Message.Split('\n')[0]}");
            return await TakeBackAsync(way, release, new Stopped(notice));
        }

        await way.Run.Ledger.SetRunningAsync(release.Id, ReleaseState.RolledBack, CancellationToken.None);
        var told = await RetireAsync(way, release);
        return new RollbackEnding(way, release, told);
    }

    private async Task<IOutcome?> GoBackAsync(RollbackWay way, LedgerRelease release, CancellationToken cancellation)
    {
        if (way.Plan.ChangesDatabase)
        {
            // The app that serves does not fit the schema that comes.
            if (way.App is not null) progress.Report("  requests wait while the database goes back");
            if (way.App is { } serving) await serving.PauseAsync(cancellation);
            await way.Run.Ledger.BeginStepAsync("migrate-down", cancellation);
            var outcome = await ExecuteAsync(way, way.Sql, cancellation);
            if (outcome is not (MigrateOutcome.Completed or MigrateOutcome.UpToDate)) return outcome;
        }

        if (way.App is not { } app) return null;
        await way.Run.Ledger.BeginStepAsync("deploy-app", cancellation);
        progress.Report($"  starting app {release.Version}");
        var (address, trouble) = await app.ServeAgainAsync(release.App!, cancellation);
        if (trouble is not null) return new AppFailed(trouble);
        await way.Run.Ledger.BeginStepAsync("smoke-test", cancellation);
        var results = await smokeTests.RunAsync(way.Environment.Name, address, cancellation);
        return results.Any(result => result.Failure is not null) ? new AppFailed(ReleaseNotices.SmokeFailed(results, address)) : null;
    }

    private async Task<MigrateOutcome> ExecuteAsync(RollbackWay way, Plan sql, CancellationToken cancellation)
    {
        var before = new MigrationStatus(source.Ids, await way.Run.ReadHistoryAsync(cancellation));
        return await execution.ExecuteAsync(way.Run, sql, isInLedger: true, sql.Migrations is [{ Direction: Direction.Up }, ..] ? Direction.Up : Direction.Down, before, way.Address, cancellation);
    }

    // Not cancelled any more: half way between two releases is where nothing fits.
    private async Task<IOutcome> TakeBackAsync(RollbackWay way, LedgerRelease release, IOutcome failure)
    {
        progress.Report($"  {failure.Notice.Headline}");
        progress.Report($"  taking the rollback back: {ReleaseNotices.Name(way.Plan.From)} is to run as before");
        var trouble = await TryTakeBackAsync(way);
        if (await way.Run.AssureAsync(CancellationToken.None) is null) await way.Run.Ledger.SetFailedAsync(release.Id, CancellationToken.None);
        IReadOnlyList<NoticeDetail> details = [new("failure", failure.Notice.Headline), .. failure.Notice.Details];
        if (trouble is not null)
        {
            return new Broken(new Notice(
                $"The rollback failed, and {ReleaseNotices.Name(way.Plan.From)} could not be brought back.",
                [.. details, new NoticeDetail("then", trouble), NoticeDetail.Fix("deploy-status and migrate-status tell what is there; the backup of this run is whole; run the same command again when the cause is gone")]));
        }

        var notice = new Notice($"The rollback failed; {ReleaseNotices.Name(way.Plan.From)} runs as before, with the database as it was.", [.. details, NoticeDetail.Fix("mend the cause, then run the same command again")]);
        return failure.ExitCode == ExitCode.AppFailed ? new AppFailed(notice) : new RolledBackAgain(notice);
    }

    private async Task<string?> TryTakeBackAsync(RollbackWay way)
    {
        try
        {
            if (await way.Run.AssureAsync(CancellationToken.None) is { } lost) return lost.Headline;
            if (way.Plan.ChangesDatabase && await ReturnAsync(way) is { } stuck) return stuck;
            if (way is not { App: { } app, Plan.From.App: { } from }) return null;
            if (await app.ServeAgainAsync(from, CancellationToken.None) is { Trouble: { } trouble }) return trouble.Headline;
            await app.RetireAsync(from, way.Ledger.KeptApps, CancellationToken.None);
            return null;
        }
        catch (Exception problem) when (problem is SurroundingsException or System.Data.Common.DbException)
        {
            return problem.Message.Split('\n')[0];
        }
    }

    // The database to the migrations that the release had which ran.
    private async Task<string?> ReturnAsync(RollbackWay way)
    {
        var ledger = await way.Run.Ledger.ReadAsync(CancellationToken.None);
        var now = (await way.Run.ReadHistoryAsync(CancellationToken.None)).Select(row => row.Id).ToHashSet();
        var wanted = way.Plan.Back.Select(migration => migration.Id).Concat(now).Except(way.Plan.Forth.Select(migration => migration.Id)).ToHashSet();
        var sql = await plans.FromLedger(
            now.Except(wanted).OrderDescending().Select(id => ledger.Find(id)!),
            wanted.Except(now).Order().Select(id => ledger.Find(id)!)).OnlineAsync(way.Run, CancellationToken.None);
        if (sql.Migrations.Count == 0) return null;
        var outcome = await ExecuteAsync(way, sql, CancellationToken.None);
        return outcome is MigrateOutcome.Completed ? null : outcome.Notice.Headline;
    }

    private static async Task<string?> RetireAsync(RollbackWay way, LedgerRelease release)
    {
        if (way.App is not { } app) return null;
        try
        {
            await app.RetireAsync(release.App, (await way.Run.Ledger.ReadAsync(CancellationToken.None)).KeptApps, CancellationToken.None);
            return (await app.LookAsync(CancellationToken.None)).Address?.ToString();
        }
        catch (SurroundingsException problem)
        {
            return problem.Notice.Headline;
        }
    }
}
