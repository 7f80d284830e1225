using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Brings the previous release back after the app failed: the app first, then the database where that loses nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes the plan from the ledger.</param>
/// <param name="execution">Executes it.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class ReleaseUndo(IMigrationSource source, PlanBuilder plans, PlanExecution execution, IProgress<string> progress)
{
    /// <summary>Goes back.</summary>
    /// <param name="deployment">The deploy that failed.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="cancellation">Not the run's: going back is not given up half way.</param>
    /// <returns>What failed, and what runs now.</returns>
    public async Task<IOutcome> RunAsync(Deployment deployment, IOutcome failure, CancellationToken cancellation)
    {
        progress.Report($"  {failure.Notice.Headline}");
        progress.Report("  bringing the previous release back");
        var (appRuns, app) = await BringAppBackAsync(deployment, cancellation);
        var database = await RevertAsync(deployment, cancellation);
        var notice = new Notice(
            $"The app of version {deployment.Sight.Build.Version} failed after the migrations. {app}",
            [.. failure.Notice.Details.Prepend(new NoticeDetail("failure", failure.Notice.Headline)), database, NoticeDetail.Fix("mend the app and deploy again; deploy-status tells what runs")]);
        return appRuns ? new AppFailed(notice) : new Broken(notice);
    }

    private static async Task<(bool Runs, string Told)> BringAppBackAsync(Deployment deployment, CancellationToken cancellation)
    {
        var (target, before) = (deployment.Target!, deployment.AppBefore?.Serving);
        try
        {
            if (before is not null && await target.ServeAgainAsync(before, cancellation) is { Trouble: { } down })
                return (false, $"The previous one, {before.Version}, does not serve again: {down.Headline}");
            await target.RetireAsync(before, deployment.Sight.Ledger.KeptApps, cancellation);
            return (true, before is null ? "There was none before, so none serves." : $"The previous one, {before.Version}, serves again.");
        }
        catch (SurroundingsException problem)
        {
            return (false, $"The previous one could not be brought back: {problem.Notice.Headline}");
        }
    }

    private async Task<NoticeDetail> RevertAsync(Deployment deployment, CancellationToken cancellation)
    {
        if (deployment.Migrated is not MigrateOutcome.Completed { Migrations.Count: > 0 } migrated) return Told("no migration had run");
        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return Told($"stays as the migrations left it: {lost.Headline}");
        var ledger = await deployment.Run.Ledger.ReadAsync(cancellation);
        var entries = migrated.Migrations.Reverse().Select(ledger.Find).OfType<LedgerMigration>().ToList();
        if (entries.FirstOrDefault(entry => !entry.WayBack.IsThere) is { } stuck)
            return Told($"stays at {migrated.Current}: {stuck.Id} cannot be undone ({stuck.WayBack.Obstacle})");
        var losses = entries.SelectMany(entry => entry.WayBack.Statements.SelectMany(statement => Losses.Of(statement.Sql))).Distinct().ToList();
        var counts = await deployment.Run.CountAsync(losses, cancellation);
        var lossy = counts.Where(count => !count.IsNothing).ToList();
        if (lossy.Count > 0) return Told($"stays at {migrated.Current}, since going back would lose data ({string.Join("; ", lossy)}); the previous app has to live with it, or rollback-{deployment.Environment.Name} takes it back");

        progress.Report("  reverting the migrations; nothing is lost by that");
        var status = new MigrationStatus(source.Ids, await deployment.Run.ReadHistoryAsync(cancellation));
        var guards = counts.Where(count => count.Guard is not null).ToDictionary(count => count.Loss, count => count.Guard!);
        var plan = await plans.FromLedger(entries.Select(entry => Guarded(entry, guards)), []).OnlineAsync(deployment.Run, cancellation);
        var outcome = await execution.ExecuteAsync(deployment.Run, plan, isInLedger: true, Direction.Down, status, deployment.Address, cancellation);
        return outcome switch
        {
            MigrateOutcome.Completed reverted => Told($"reverted to {reverted.Current?.Value ?? "no migration"}, losing nothing"),
            MigrateOutcome.RolledBack { Halt: Halt.Failed failed } => Told($"stays at {migrated.Current}: {failed.Statement.Error.Message}"),
            _ => Told($"could not be reverted: {outcome.Notice.Headline}"),
        };
    }

    // Nobody confirms this way back, so what is written between the count and the statement must not be lost either.
    private static LedgerMigration Guarded(LedgerMigration entry, Dictionary<Loss, string> guards) => entry with
    {
        WayBack = entry.WayBack with
        {
            Statements = [.. entry.WayBack.Statements.SelectMany(statement => Losses.Of(statement.Sql).Where(guards.ContainsKey).Select(loss => statement with { Sql = guards[loss] }).Append(statement))],
        },
    };

    private static NoticeDetail Told(string text) => new("database", text);
}
