using System.Globalization;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Sql;
using Ferry.Ports;
using Ferry.PostgreSql.Ledgers;
using Ferry.Settings;
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
internal sealed class MigrationExecutor(
    NpgsqlConnection keeper, NpgsqlConnection work, History history, string? run, TimeoutSettings timeouts, Limits limits, IProgress<string> reporter, TimeProvider clock)
{
    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromSeconds(10);

    private readonly List<PlannedStatement> _committed = [];
    private readonly BlockWatch _watch = new(keeper, work, reporter, timeouts.Lock / 4 < TimeSpan.FromMilliseconds(500) ? timeouts.Lock / 4 : TimeSpan.FromMilliseconds(500), clock);
    private PlannedStatement _current = Commit;
    private string? _waits;
    private bool _isBegunBefore;
    private bool _isCleanedUp;

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
        catch (Exception) when (cancellation.IsCancellationRequested && IsOpen)
        {
            return new ExecutionAttempt(new MigrationExecution.Cancelled(_committed, MayLeaveTraces));
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or IOException or TimeoutException or InvalidOperationException)
        {
            return new ExecutionAttempt(new MigrationExecution.Failed(_current, WithWaits(Errors.Of(problem)), _committed, MayLeaveTraces), IsLost: !IsOpen);
        }
    }

    private bool IsOpen => work.FullState.HasFlag(System.Data.ConnectionState.Open) && !work.FullState.HasFlag(System.Data.ConnectionState.Broken);

    // Outside a transaction an ordinary statement is still all or nothing, unless we lost sight of it; one that no transaction
    // may hold commits in steps of its own, and a concurrent index that failed stays as an invalid one.
    private bool MayLeaveTraces => !_current.InTransaction && !_isCleanedUp && (!IsOpen || IsConcurrent(_current));

    private ServerError WithWaits(ServerError error) => _waits is null ? error : error with { Detail = error.Detail is null ? _waits : $"{error.Detail}\n{_waits}" };

    private async Task<bool> PatientlyAsync(Func<Task<bool>> action, CancellationToken cancellation)
    {
        var patience = new LockPatience(timeouts.LockBudget, reporter, clock);
        while (true)
        {
            try
            {
                return await action();
            }
            catch (PostgresException met) when (Errors.Of(met).IsLock && _current != Commit && IsOpen)
            {
                _waits = patience.Told(_watch.Seen);
                if (!await patience.PauseAsync(_watch.Seen, cancellation)) throw;
                _waits = null;
            }
        }
    }

    private async Task<bool> RunTransactionAsync(PlannedMigration migration, IReadOnlyList<PlannedStatement> group, bool isFirst, CancellationToken cancellation)
    {
        _current = group[0];
        await using var transaction = await work.BeginTransactionAsync(cancellation);
        // The history is read again under a lock on it, held to the commit, because tools that do not know the run lock (EF's
        // own migrator, a script) may have changed it since.
        if (await WatchedAsync(token => history.LockAndFindAsync(work, migration.Id, limits.InTransaction, token), cancellation) == IsUp(migration) && isFirst) return false;
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
        if (isFirst) _isBegunBefore = await WasBegunAsync(migration, cancellation);
        // Told before it runs: what is committed by itself leaves no other trace of having been begun.
        if (isFirst && Begun(migration) is { } begun) await RunAsync([], begun, cancellation);
        if (ConcurrentIndex.Of(statement.Sql) is { } index) return await RunIndexAsync(statement, index, cancellation);
        if (IsConcurrent(statement)) return await RunLimitedAsync(statement, limits.Concurrent, cancellation);
        return await PatientlyAsync(() => RunLimitedAsync(statement, limits.Alone, cancellation), cancellation);
    }

    private async Task<bool> RunLimitedAsync(PlannedStatement statement, IReadOnlyList<string> limit, CancellationToken cancellation)
    {
        await SendAsync(limit, cancellation);
        await RunAsync([statement], null, cancellation);
        await SendAsync(limits.Off, cancellation);
        return true;
    }

    // A statement of a run that was killed may have done its work, all of it or a part.
    private async Task<bool> RunIndexAsync(PlannedStatement statement, ConcurrentIndex index, CancellationToken cancellation)
    {
        _current = statement;
        var before = await IndexState.ReadAsync(work, index, cancellation);
        if (_isBegunBefore && (index.IsDrop ? before is null : before is { IsValid: true }))
        {
            reporter.Report($"    index {index.Name} {(index.IsDrop ? "is gone" : "is there")} already: an interrupted run did that");
            return true;
        }

        if (!index.IsDrop && before is { IsValid: false, IsInProgress: false })
        {
            reporter.Report($"    dropping {before.Name}, which an interrupted build left invalid");
            await DropAsync(before.Name, cancellation);
        }

        try
        {
            await RunLimitedAsync(statement, limits.Concurrent, cancellation);
            if (index.IsDrop || await IndexState.ReadAsync(work, index, cancellation) is { IsValid: true }) return true;
            throw new InvalidOperationException($"the server says that it built the index, but {index.Name} is not valid: another one has its name, or somebody interfered");
        }
        catch (Exception) when (!index.IsDrop && before is not { IsInProgress: true } && IsOpen)
        {
            await CleanUpAsync(index);
            throw;
        }
    }

    // In the way of the build stood, for one, an old transaction; it may stand in the way of this as well, so not for long.
    private async Task CleanUpAsync(ConcurrentIndex index)
    {
        using var patience = new CancellationTokenSource(CleanUpPatience);
        try
        {
            if (await IndexState.ReadAsync(work, index, patience.Token) is { IsValid: false } left) await DropAsync(left.Name, patience.Token);
            _isCleanedUp = true;
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException)
        {
            // The message says that something may be left; the next run takes it away.
        }
    }

    private async Task DropAsync(string name, CancellationToken cancellation)
    {
        await SendAsync(limits.Concurrent, cancellation);
        await WatchedAsync(async token =>
        {
            await using var drop = new NpgsqlCommand($"DROP INDEX CONCURRENTLY {name}", work) { CommandTimeout = 0 };
            return await drop.ExecuteNonQueryAsync(token);
        }, cancellation);
        await SendAsync(limits.Off, cancellation);
    }

    private async Task<bool> WasBegunAsync(PlannedMigration migration, CancellationToken cancellation)
    {
        if (run is null) return false;
        await using var batch = new NpgsqlBatch(work) { BatchCommands = { LedgerSql.WasBegun(migration) } };
        return (bool)(await batch.ExecuteScalarAsync(cancellation))!;
    }

    private async Task SendAsync(IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(work);
        foreach (var setting in settings) batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<T> WatchedAsync<T>(Func<CancellationToken, Task<T>> start, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = start(end.Token);
        try
        {
            await _watch.OverAsync(running, timeouts.ConcurrentBudget, end.Cancel);
            return await running;
        }
        catch (Exception problem) when (_watch.HeldUp >= timeouts.ConcurrentBudget && !cancellation.IsCancellationRequested && problem is OperationCanceledException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled })
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"others held it up for {_watch.HeldUp.TotalSeconds:0} s in all, which is as long as \"concurrentBudget\" allows; in the way: {string.Join("; ", _watch.Seen)}"), problem);
        }
    }

    private NpgsqlBatchCommand? Begun(PlannedMigration migration) => run is null ? null : LedgerSql.Begin(migration, run);

    private NpgsqlBatchCommand? Ended(PlannedMigration migration) => run is null ? null : LedgerSql.End(migration, run, wasBegun: !migration.IsAtomic);

    private static bool IsConcurrent(PlannedStatement statement) => SqlScript.Split(statement.Sql).Any(TransactionBlock.Forbids);

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
            await WatchedAsync(token => batch.ExecuteNonQueryAsync(token), cancellation);
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
