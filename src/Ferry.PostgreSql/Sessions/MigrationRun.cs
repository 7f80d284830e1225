using Ferry.Core.Ledgers;
using Ferry.Core.Live;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.PostgreSql.Ledgers;
using Ferry.PostgreSql.Live;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>What may be done under the run lock.</summary>
internal sealed class MigrationRun(RunSessions sessions, RunIdentity identity, History history, IMigrationSource source, FerrySettings settings, IProgress<string> reporter, TimeProvider clock) : IMigrationRun
{
    private NpgsqlConnection? _prepared;

    private NpgsqlConnection Work => sessions.Work;

    public ILedger Ledger { get; } = new LedgerWriter(() => sessions.Work, identity);

    public async Task<Notice?> AssureAsync(CancellationToken cancellation)
    {
        if (await sessions.AreAliveAsync(cancellation)) return null;
        reporter.Report("  the connection was lost; opening another one and taking the run lock again");
        if (!await sessions.ReopenAsync(cancellation)) return Lost("another run has taken it");
        var newest = (await Ledger.ReadAsync(cancellation)).Newest;
        return newest is null || newest.Id == identity.Id ? null : Lost($"meanwhile this ran: {newest}");
    }

    public Task<IReadOnlyList<LossCount>> CountAsync(IReadOnlyList<Loss> losses, CancellationToken cancellation) => LossCounter.CountAsync(Work, losses, cancellation);

    public Task<IReadOnlyDictionary<string, RelationFacts>> ReadRelationsAsync(IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        RelationsLook.ReadAsync(Work, names, cancellation);

    public Task<IReadOnlyList<BegunMigration>> ReadBegunAsync(IEnumerable<MigrationId> migrations, CancellationToken cancellation) => Journal.ReadBegunAsync(Work, migrations, cancellation);

    public Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellation) => DatabaseLook.ReadAsync(Work, source.HistoryTable, cancellation);

    public Task<LiveFacts> ReadLiveAsync(TouchedTables touched, CancellationToken cancellation) => new LiveLook(Work, identity).ReadAsync(touched, cancellation);

    public Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellation) => history.ReadAsync(Work, cancellation);

    public async Task EnsureHistoryAsync(CancellationToken cancellation)
    {
        // Asked first, because CREATE TABLE IF NOT EXISTS wants the right to create even where the table is there.
        await using var exists = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", Work);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source.HistoryTable });
        if ((bool)(await exists.ExecuteScalarAsync(cancellation))!) return;
        await using var create = new NpgsqlCommand(source.CreateHistorySql, Work);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<MigrationExecution> ExecuteAsync(PlannedMigration migration, ExecutionTerms terms, CancellationToken cancellation)
    {
        var work = Work;
        if (work != _prepared) await Limits.WatchClientAsync(work, cancellation);
        _prepared = work;
        work.Notice += Tell;
        try
        {
            var session = new WatchedSession(sessions.Keeper, work, settings.Timeouts, reporter, clock);
            var ending = await new MigrationExecutor(session, history, sessions.Label, new Checkpoints(identity, terms, clock), settings, reporter, clock).ExecuteAsync(migration, cancellation) switch
            {
                // A broken connection tells nothing about what the server did; only the history does.
                { IsLost: true } lost => await AskAsync(migration, terms, lost),
                var attempt => attempt.Ending,
            };
            if (terms.IsInLedger && !migration.IsAtomic && LeftNothing(ending) && session.IsOpen) await ForgetAsync(migration);
            return ending;
        }
        finally
        {
            work.Notice -= Tell;
        }
    }

    public Task<DatabaseWipe> WipeAsync(CancellationToken cancellation) => Wiping.RunAsync(Work, identity, cancellation);

    public async Task RecordAsync(IReadOnlyList<string> statements, CancellationToken cancellation)
    {
        await using var transaction = await Work.BeginTransactionAsync(cancellation);
        foreach (var sql in statements.Prepend(history.LockSql))
        {
            await using var command = new NpgsqlCommand(sql, Work, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => sessions.DisposeAsync();

    private async Task<MigrationExecution> AskAsync(PlannedMigration migration, ExecutionTerms terms, ExecutionAttempt lost)
    {
        var failed = (MigrationExecution.Failed)lost.Ending;
        try
        {
            // The old session may still be at work; its lock says so. It is cut off before it could commit, or has committed.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await using var fresh = await sessions.OpenAnotherAsync(patience.Token);
            if (!await AdvisoryLock.PollAsync(fresh, AdvisoryKey.Work, TimeSpan.FromSeconds(20), reporter, TimeProvider.System, patience.Token)) return Unknown();
            var rows = await history.ReadAsync(fresh, patience.Token);
            var recorded = rows.Any(row => row.Id == migration.Id);
            if (recorded == (migration.Direction == Direction.Up)) return new MigrationExecution.Completed();
            return terms.IsInLedger && !migration.IsAtomic ? await AskJournalAsync(fresh, migration, failed, patience.Token) : failed;
        }
        catch (Exception problem) when (problem is Core.Rendering.SurroundingsException or NpgsqlException or OperationCanceledException)
        {
            return Unknown();
        }

        MigrationExecution.Unknown Unknown() => new(failed.Statement, failed.Error);
    }

    // Of a migration of several transactions the journal tells which are committed, whatever answer was lost.
    private static async Task<MigrationExecution> AskJournalAsync(NpgsqlConnection fresh, PlannedMigration migration, MigrationExecution.Failed failed, CancellationToken cancellation)
    {
        var reached = Resumption.Of(migration, await Journal.ReadAsync(fresh, migration.Id.Value, migration.Direction, cancellation));
        if (reached.Edited is not null) return failed;
        return failed with { Committed = [.. migration.CommitGroups.Take(reached.Groups).SelectMany(group => group)], MayLeaveTraces = reached.IsStarted };
    }

    private static bool LeftNothing(MigrationExecution ending) => ending
        is MigrationExecution.Failed { Committed.Count: 0, MayLeaveTraces: false } or MigrationExecution.Cancelled { Committed.Count: 0, MayLeaveTraces: false };

    private async Task ForgetAsync(PlannedMigration migration)
    {
        await using var batch = new NpgsqlBatch(Work);
        foreach (var command in LedgerSql.Forget(migration, identity)) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static Notice Lost(string why) => new(
        $"The run lock is lost: the connection that held it was cut, and {why}. This run stops here.",
        [NoticeDetail.Fix("see what that run did (deploy-status, migrate-status), then run this again")]);

    private void Tell(object sender, NpgsqlNoticeEventArgs args) => reporter.Report($"    {args.Notice.Severity}: {args.Notice.MessageText}");
}
