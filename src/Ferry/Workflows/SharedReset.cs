using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Fresh start of a database that is not Ferry's own: back up, wipe, apply all, under one run lock.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes the plan.</param>
/// <param name="execution">Executes it.</param>
/// <param name="confirmation">Asks before a protected environment is changed.</param>
/// <param name="backups">Takes the backup.</param>
/// <param name="verify">Looks whether it is good.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class SharedReset(
    FerrySettings settings, IMigrationSource source, IDatabases databases, PlanBuilder plans, PlanExecution execution, IConfirmation confirmation,
    IReleaseBackups backups, BackupVerify verify, IProgress<string> progress)
{
    /// <summary>Wipes the database of an environment and applies everything.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels; the wipe happens as a whole or not at all.</param>
    /// <returns>How it ended.</returns>
    /// <remarks>A run that is killed after the wipe leaves an empty database with a ledger, to which migrate-up, too, applies everything.</remarks>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var target = settings.For(environment);
        var database = await databases.OpenAsync(environment, "db-reset", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var (plan, findings) = plans.Up(source.Ids);
        if (findings.Count > 0) return new Refused(FindingNotices.Of(findings));
        if (target.IsProtected && !confirmation.Confirm(target, plan: null, $"everything in {database.Address} is dropped: tables, rows, types, functions"))
            return new Refused(ConfirmationNotices.Missing(target));
        switch (await database.LockAsync(settings.LockWait, cancellation))
        {
            case LockAttempt.HeldElsewhere busy:
                return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
            case LockAttempt.Held held:
                await using (held.Run.ConfigureAwait(false)) return await RunLockedAsync(environment, database, held.Run, plan, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IOutcome> RunLockedAsync(EnvironmentName environment, IDatabase database, IMigrationRun run, Plan plan, CancellationToken cancellation)
    {
        var status = new MigrationStatus(source.Ids, await run.ReadHistoryAsync(cancellation));
        var state = DatabaseStates.Of(status, await run.ReadFactsAsync(cancellation), await run.Ledger.ReadAsync(cancellation));
        if (await run.Ledger.EnsureAsync(cancellation) is { } obstacle) return new Refused(obstacle);
        await run.Ledger.BeginRunAsync("db-reset", cancellation);
        var outcome = await ResetAsync(environment, database.Address, run, plan, isEmpty: state is DatabaseState.Fresh or DatabaseState.HistoryOnly, cancellation);
        if (await run.AssureAsync(CancellationToken.None) is null) await run.Ledger.EndRunAsync((int)outcome.ExitCode, outcome.Notice.ToString(), CancellationToken.None);
        return outcome;
    }

    private async Task<IOutcome> ResetAsync(EnvironmentName environment, string address, IMigrationRun run, Plan plan, bool isEmpty, CancellationToken cancellation)
    {
        string? backup = null;
        if (!isEmpty)
        {
            await run.Ledger.BeginStepAsync("backup-db", cancellation);
            var (taken, refusal) = await BackUpAsync(environment, cancellation);
            if (refusal is not null) return new Refused(refusal);
            backup = taken;
            if (await run.AssureAsync(cancellation) is { } lost) return new Refused(lost);
        }

        await run.Ledger.BeginStepAsync("wipe", cancellation);
        var wipe = await run.WipeAsync(cancellation);
        if (wipe is DatabaseWipe.Untouched untouched) return new Refused(StillThere(address, untouched, backup));
        var wiped = (DatabaseWipe.Wiped)wipe;
        progress.Report($"  wiped {address}");
        await run.Ledger.BeginStepAsync("migrate-up", cancellation);
        await run.EnsureHistoryAsync(cancellation);
        var empty = new MigrationStatus(source.Ids, []);
        return await execution.ExecuteAsync(run, plan, isInLedger: true, Direction.Up, empty, address, cancellation) switch
        {
            MigrateOutcome.Completed applied => new ResetEnding(applied, wiped, backup),
            var halted => new Stopped(new Notice(
                $"{address} is wiped, and applying everything to it stopped: {(halted is MigrateOutcome.RolledBack failed ? $"{failed.Halt.Migration} failed, and none is applied." : halted.Notice.Headline)}",
                [.. halted.Notice.Details, .. ResetEnding.Traces(wiped, backup), NoticeDetail.Fix("migrate-up goes on once that is mended")])),
        };
    }

    private async Task<(string? Id, Notice? Refusal)> BackUpAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        switch (await backups.TakeAsync(environment, "before db-reset", cancellation))
        {
            case ReleaseBackup.Taken taken:
                var check = await verify.RunAsync(environment, taken.Id, withRestore: false, cancellation);
                if (check.ExitCode == ExitCode.Done) progress.Report($"  backup {taken.Id} is whole");
                return check.ExitCode == ExitCode.Done ? (taken.Id, null) : (null, Without(check.Notice));
            case ReleaseBackup.None none:
                return (null, Without(none.Outcome.Notice));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Notice StillThere(string address, DatabaseWipe.Untouched untouched, string? backup) => new(
        $"Refused: {untouched.What} cannot be dropped. Nothing in {address} was changed.",
        [
            new NoticeDetail("server", $"SQLSTATE {untouched.Error.SqlState}: {untouched.Error.Message}"),
            .. backup is null ? Enumerable.Empty<NoticeDetail>() : [new NoticeDetail("backup", $"{backup} was taken")],
            NoticeDetail.Fix("where somebody else holds it, end that transaction (pg_stat_activity) or stop the app, then run this again"),
        ]);

    private static Notice Without(Notice why) => why with { Headline = $"Refused: there is no good backup of what would be wiped. Nothing was changed. {why.Headline}" };
}
