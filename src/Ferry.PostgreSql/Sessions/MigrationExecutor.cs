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
internal sealed class MigrationExecutor(NpgsqlConnection keeper, NpgsqlConnection work, History history, string? run)
{
    private readonly List<PlannedStatement> _committed = [];
    private PlannedStatement _current = Commit;

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
                    ? await RunTransactionAsync(migration, group, isFirst, cancellation)
                    : await RunAloneAsync(migration, group[0], isFirst, cancellation);
                if (!goOn) return new ExecutionAttempt(new MigrationExecution.DoneElsewhere());
                _committed.AddRange(group);
            }

            return new ExecutionAttempt(new MigrationExecution.Completed());
        }
        catch (Exception) when (cancellation.IsCancellationRequested && IsOpen)
        {
            return new ExecutionAttempt(new MigrationExecution.Cancelled(_committed, MayLeaveTraces));
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or IOException or TimeoutException or InvalidOperationException)
        {
            return new ExecutionAttempt(new MigrationExecution.Failed(_current, Errors.Of(problem), _committed, MayLeaveTraces), IsLost: !IsOpen);
        }
    }

    private bool IsOpen => work.FullState.HasFlag(System.Data.ConnectionState.Open) && !work.FullState.HasFlag(System.Data.ConnectionState.Broken);

    // Outside a transaction an ordinary statement is still all or nothing, unless we lost sight of it; one that no transaction
    // may hold commits in steps of its own, and a concurrent index that failed stays as an invalid one.
    private bool MayLeaveTraces => !_current.InTransaction && (!IsOpen || SqlScript.Split(_current.Sql).Any(TransactionBlock.Forbids));

    private async Task<bool> RunTransactionAsync(PlannedMigration migration, IReadOnlyList<PlannedStatement> group, bool isFirst, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginTransactionAsync(cancellation);
        // The history is read again under a lock on it, held to the commit, because tools that do not know the run lock (EF's
        // own migrator, a script) may have changed it since.
        if (await history.LockAndFindAsync(work, migration.Id, cancellation) == IsUp(migration) && isFirst) return false;
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
        // No table lock can protect a statement outside a transaction; the run lock has to be there still.
        if (!await AdvisoryLock.IsHeldAsync(keeper, AdvisoryKey.Run, cancellation)) throw new NpgsqlException("the session that held the run lock was ended from outside");
        if (isFirst && await history.FindAsync(work, migration.Id, cancellation) == IsUp(migration)) return false;
        // Told before it runs: what is committed by itself leaves no other trace of having been begun.
        if (isFirst && Begun(migration) is { } begun) await RunAsync([], begun, cancellation);
        await RunAsync([statement], null, cancellation);
        return true;
    }

    private NpgsqlBatchCommand? Begun(PlannedMigration migration) => run is null ? null : LedgerSql.Begin(migration, run);

    private NpgsqlBatchCommand? Ended(PlannedMigration migration) => run is null ? null : LedgerSql.End(migration, run, wasBegun: !migration.IsAtomic);

    private static bool IsUp(PlannedMigration migration) => migration.Direction == Direction.Up;

    // One round trip for all; the server stops at the first that fails, and the exception says which one that was.
    private async Task RunAsync(IReadOnlyList<PlannedStatement> statements, NpgsqlBatchCommand? record, CancellationToken cancellation)
    {
        if (statements.Count > 0) _current = statements[0];
        await using var batch = new NpgsqlBatch(work) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(Sendable(statement.Sql)));
        if (record is not null) batch.BatchCommands.Add(record);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
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
