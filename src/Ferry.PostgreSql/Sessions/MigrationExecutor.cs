using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Sql;
using Ferry.Ports;
using Ferry.PostgreSql.Ledgers;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>
/// Executes one migration with EF Core's transaction boundaries. Its history row and, where <paramref name="run"/> names the run,
/// its row in the ledger are in the transaction of its last statements.
/// </summary>
/// <remarks>
/// A statement that waits for a lock stops everybody who comes after it, so it waits briefly; then the whole transaction, or the single
/// statement outside of one, is rolled back and tried again. What is committed is never run again. A statement that no transaction may
/// hold waits for old transactions by itself, with nobody behind it, and would leave an invalid index: it has no such limit.
/// </remarks>
internal sealed class MigrationExecutor(WatchedSession session, History history, string? run, TimeSpan lockBudget, IProgress<string> reporter, TimeProvider clock)
{
    private readonly List<PlannedStatement> _committed = [];
    private readonly IndexRepair _indexes = new(session, reporter);
    private PlannedStatement _current = Commit;
    private bool _wasBegun;
    private string? _waits;

    private static PlannedStatement Record => new(0, "the row in the ledger (ferry.migrations)", InTransaction: true);

    private static PlannedStatement Commit => new(0, "COMMIT", InTransaction: true);

    public async Task<ExecutionAttempt> ExecuteAsync(PlannedMigration migration, CancellationToken cancellation)
    {
        try
        {
            _current = migration.Statements[0];
            foreach (var (group, isFirst) in migration.CommitGroups.Select((group, index) => (group, index == 0)))
            {
                var goOn = group[0].InTransaction
                    ? await PatientlyAsync(() => RunTransactionAsync(migration, group, isFirst, cancellation), cancellation)
                    : await RunAloneAsync(migration, group[0], isFirst, cancellation);
                if (!goOn) return new ExecutionAttempt(new MigrationExecution.DoneElsewhere());
                _committed.AddRange(group);
            }

            return new ExecutionAttempt(new MigrationExecution.Completed());
        }
        catch (Exception) when (cancellation.IsCancellationRequested && session.IsOpen)
        {
            return new ExecutionAttempt(new MigrationExecution.Cancelled(_committed, MayLeaveTraces));
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or IOException or TimeoutException or InvalidOperationException)
        {
            return new ExecutionAttempt(new MigrationExecution.Failed(_current, WithWaits(Errors.Of(problem)), _committed, MayLeaveTraces), IsLost: !session.IsOpen);
        }
    }

    // Outside a transaction an ordinary statement is still all or nothing, unless we lost sight of it; one that no transaction
    // may hold commits in steps of its own, and a concurrent index that failed stays as an invalid one.
    private bool MayLeaveTraces => !_current.InTransaction && !_indexes.IsCleanedUp && (!session.IsOpen || IsConcurrent(_current));

    private ServerError WithWaits(ServerError error) => _waits is null ? error : error with { Detail = error.Detail is null ? _waits : $"{error.Detail}\n{_waits}" };

    private async Task<bool> PatientlyAsync(Func<Task<bool>> action, CancellationToken cancellation)
    {
        var patience = new LockPatience(lockBudget, reporter, clock);
        while (true)
        {
            try
            {
                return await action();
            }
            catch (PostgresException met) when (Errors.Of(met).IsLock && _current != Commit && session.IsOpen)
            {
                _waits = patience.Told(session.InTheWay);
                if (!await patience.PauseAsync(session.InTheWay, cancellation)) throw;
                _waits = null;
            }
        }
    }

    private async Task<bool> RunTransactionAsync(PlannedMigration migration, IReadOnlyList<PlannedStatement> group, bool isFirst, CancellationToken cancellation)
    {
        _current = group[0];
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
        // The history is read again under a lock on it, held to the commit, because tools that do not know the run lock (EF's
        // own migrator, a script) may have changed it since.
        if (await session.RunAsync(token => history.LockAndFindAsync(session.Connection, migration.Id, session.Limits.InTransaction, token), cancellation) == IsUp(migration) && isFirst) return false;
        var isLast = group[^1] == migration.Statements[^1];
        if (isFirst && !isLast) await RunAsync(group, Begun(migration), cancellation);
        else await RunAsync(group, isLast ? Ended(migration) : null, cancellation);
        _current = Commit;
        // From here on the server decides; a cancelled wait would leave us not knowing what it decided.
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task<bool> RunAloneAsync(PlannedMigration migration, PlannedStatement statement, bool isFirst, CancellationToken cancellation)
    {
        await session.DemandRunLockAsync(cancellation);
        if (isFirst && await history.FindAsync(session.Connection, migration.Id, cancellation) == IsUp(migration)) return false;
        if (isFirst) _wasBegun = await WasBegunAsync(migration, cancellation);
        // Told before it runs: what is committed by itself leaves no other trace of having been begun.
        if (isFirst && Begun(migration) is { } begun) await RunAsync([], begun, cancellation);
        _current = statement;
        if (ConcurrentIndex.Of(statement.Sql) is { } index) await _indexes.RunAsync(index, _wasBegun, SendAsync, cancellation);
        else if (IsConcurrent(statement)) await session.UnderAsync(session.Limits.Concurrent, SendAsync, cancellation);
        else await PatientlyAsync(AloneAsync, cancellation);
        return true;

        Task SendAsync() => RunAsync([statement], null, cancellation);

        async Task<bool> AloneAsync()
        {
            await session.UnderAsync(session.Limits.Alone, SendAsync, cancellation);
            return true;
        }
    }

    private async Task<bool> WasBegunAsync(PlannedMigration migration, CancellationToken cancellation)
    {
        if (run is null) return false;
        await using var batch = new NpgsqlBatch(session.Connection) { BatchCommands = { LedgerSql.WasBegun(migration) } };
        return (bool)(await batch.ExecuteScalarAsync(cancellation))!;
    }

    private NpgsqlBatchCommand? Begun(PlannedMigration migration) => run is null ? null : LedgerSql.Begin(migration, run);

    private NpgsqlBatchCommand? Ended(PlannedMigration migration) => run is null ? null : LedgerSql.End(migration, run, wasBegun: !migration.IsAtomic);

    private static bool IsConcurrent(PlannedStatement statement) => SqlScript.Split(statement.Sql).Any(TransactionBlock.Forbids);

    private static bool IsUp(PlannedMigration migration) => migration.Direction == Direction.Up;

    // One round trip for all; the server stops at the first that fails, and the exception says which one that was.
    private async Task RunAsync(IReadOnlyList<PlannedStatement> statements, NpgsqlBatchCommand? record, CancellationToken cancellation)
    {
        if (statements.Count > 0) _current = statements[0];
        await using var batch = new NpgsqlBatch(session.Connection) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(Sendable(statement.Sql)));
        if (record is not null) batch.BatchCommands.Add(record);
        try
        {
            await session.RunAsync(token => batch.ExecuteNonQueryAsync(token), cancellation);
        }
        catch (PostgresException failed) when (failed.BatchCommand is NpgsqlBatchCommand command)
        {
            _current = command == record ? Record : statements[batch.BatchCommands.IndexOf(command)];
            throw;
        }
    }

    // Npgsql cuts a text at semicolons and does not know the bodies of SQL-standard functions; inside a quote it leaves them.
    private static string Sendable(string sql)
    {
        if (!EmbeddedSemicolon.IsIn(sql)) return sql;
        var (inner, outer) = (DollarTag.For(sql, "sql"), DollarTag.For(sql, "ferry"));
        return $"DO {outer} BEGIN EXECUTE {inner}{sql}\n{inner}; END {outer}";
    }
}
