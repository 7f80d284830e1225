using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>Runs migrations up or down: look, confirm, lock, look again, plan, look at the live database, execute.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes the plan.</param>
/// <param name="live">Looks at the live database before the first lock.</param>
/// <param name="execution">Executes it.</param>
/// <param name="confirmation">Asks before a protected environment is changed.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class MigrationRunner(
    FerrySettings settings, IMigrationSource source, IDatabases databases, PlanBuilder plans, LiveWatch live, PlanExecution execution, IConfirmation confirmation,
    IProgress<string> progress)
{
    /// <summary>Runs what is asked for.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>How it ended.</returns>
    /// <remarks>
    /// Where there is nothing to do, neither the lock is taken nor an EF Core model built. The history that counts is the one
    /// read under the lock; what was chosen before it is only a look.
    /// </remarks>
    public async Task<MigrateOutcome> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var environment = settings.For(request.Environment);
        var database = await databases.OpenAsync(request.Environment, request.Target, cancellation);
        await using var _ = database.ConfigureAwait(false);

        var look = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        if (EarlyEnding(request, look, database.Address) is { } early) return early;

        var ledger = request.Direction == Direction.Down ? await database.ReadLedgerAsync(cancellation) : null;
        // Generating SQL takes longer than taking the lock, so it goes on meanwhile.
        var ahead = Task.Run(() => PlanOf(request, look, ledger), cancellation);
        Plan? confirmed = null;
        if (environment.IsProtected)
        {
            var (plain, findings) = await ahead;
            if (findings.Count > 0) return new MigrateOutcome.Refused(FindingNotices.Of(findings));
            var plan = confirmed = await plain.OnlineAsync(database, cancellation);
            if (!confirmation.Confirm(environment, plan)) return new MigrateOutcome.Refused(ConfirmationNotices.Missing(environment));
        }

        switch (await database.LockAsync(settings.LockWait, cancellation))
        {
            case LockAttempt.HeldElsewhere busy:
                return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
            case LockAttempt.Held held:
                await using (held.Run.ConfigureAwait(false)) return await RunLockedAsync(request, held.Run, look, ahead, confirmed, database.Address, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<MigrateOutcome> RunLockedAsync(
        RunRequest request, IMigrationRun run, MigrationStatus look, Task<Planned> ahead, Plan? confirmed, string address, CancellationToken cancellation)
    {
        var status = new MigrationStatus(source.Ids, await run.ReadHistoryAsync(cancellation));
        if (EarlyEnding(request, status, address) is { } ending) return ending;
        var isUnchanged = status.History.SequenceEqual(look.History);
        if (confirmed is not null && !isUnchanged) return new MigrateOutcome.Refused(Changed("another run changed the database"));
        var (plain, findings) = isUnchanged ? await ahead : PlanOf(request, status, await run.Ledger.ReadAsync(cancellation));
        if (findings.Count > 0) return new MigrateOutcome.Refused(FindingNotices.Of(findings));
        var plan = await plain.OnlineAsync(run, cancellation);
        if (confirmed is not null && confirmed.Hash != plan.Hash) return new MigrateOutcome.Refused(Changed("a table got its first rows or lost its last, which makes another plan,"));
        if (await live.PassAsync(run, plan, cancellation) is { } inTheWay) return new MigrateOutcome.Refused(inTheWay);
        await run.EnsureHistoryAsync(cancellation);
        var obstacle = await run.Ledger.EnsureAsync(cancellation);
        if (obstacle is not null) progress.Report($"  {obstacle.Headline} Going on without it: rollback-prod will not know these migrations, and one of several transactions that is interrupted cannot go on where it was.");
        else await run.Ledger.BeginRunAsync(request.Target, cancellation);
        var outcome = await execution.ExecuteAsync(run, plan, isInLedger: obstacle is null, request.Direction, status, address, cancellation, request.Assumption);
        if (obstacle is null) await EndAsync(run, outcome);
        return outcome;
    }

    private static Notice Changed(string what) => new(
        $"Refused: {what} between the confirmation and the lock. This run changed nothing.", [NoticeDetail.Fix("look at migrate-plan and run the same command again")]);

    // Not cancelled with the run: it has ended, and that is what is recorded. With the connection lost, the next run tells it.
    private static async Task EndAsync(IMigrationRun run, MigrateOutcome outcome)
    {
        if (await run.AssureAsync(CancellationToken.None) is not null) return;
        await run.Ledger.EndRunAsync((int)outcome.ExitCode, outcome.Notice.ToString(), CancellationToken.None);
    }

    private static MigrateOutcome? EarlyEnding(RunRequest request, MigrationStatus status, string address) => request.Select(status) switch
    {
        Selection.Refused refused => new MigrateOutcome.Refused(refused.Notice),
        Selection.Chosen { Migrations.Count: 0 } => new MigrateOutcome.UpToDate(address, status.Current),
        _ => null,
    };

    private Planned PlanOf(RunRequest request, MigrationStatus status, Ledger? ledger)
    {
        var chosen = (request.Select(status) as Selection.Chosen)?.Migrations ?? [];
        var (plan, findings) = request.Direction == Direction.Up
            ? plans.Up(chosen)
            : plans.Down(chosen, status.History.Select(row => row.Id), ledger);
        return new Planned(plan, findings);
    }

    private sealed record Planned(Plan Plan, IReadOnlyList<Finding> Findings);
}
