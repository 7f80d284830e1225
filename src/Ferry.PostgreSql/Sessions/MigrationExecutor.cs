using Ferry.Core.Backfills;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Sql;
using Ferry.Ports;
using Ferry.PostgreSql.Backfills;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Executes one migration with EF Core's transaction boundaries. Its history row and its row in the ledger are in the transaction of its last statements.</summary>
/// <remarks>
/// A statement that waits for a lock stops everybody who comes after it, so it waits briefly; then the whole transaction, or the single
/// statement outside of one, is rolled back and tried again. What is committed is never run again: of a migration of several
/// transactions, each leaves a checkpoint, and the next run goes on behind the last. A statement that no transaction may
/// hold waits for old transactions by itself, with nobody behind it, and would leave an invalid index: it has no such limit.
/// </remarks>
internal sealed class MigrationExecutor(WatchedSession session, History history, string label, Checkpoints checkpoints, FerrySettings settings, IProgress<string> reporter, TimeProvider clock)
{
    private readonly List<PlannedStatement> _committed = [];
    private readonly IndexRepair _indexes = new(session, reporter);
    private readonly RebuildRepair _rebuilds = new(session, reporter);
    private readonly DetachRepair _partitions = new(session, reporter);
    private readonly BackfillRun _backfill = new(session, settings, reporter, clock);
    private PlannedStatement _current = Commit;
    private string? _waits;
    private bool _isCommitting;

    private static PlannedStatement Record => new(0, "the row in the ledger (schema ferry)", InTransaction: true);

    private static PlannedStatement Commit => new(0, "COMMIT", InTransaction: true);

    public async Task<ExecutionAttempt> ExecuteAsync(PlannedMigration migration, CancellationToken cancellation)
    {
        try
        {
            _current = migration.Statements[0];
            var groups = migration.CommitGroups;
            var from = await checkpoints.ResumeAsync(session.Connection, migration, cancellation);
            if (from.Edited is { } number) return new ExecutionAttempt(new MigrationExecution.Edited(migration.Statements[number - 1], await Checkpoints.FindContextChangeAsync(session.Connection, migration, cancellation)));
            _committed.AddRange(groups.Take(from.Groups).SelectMany(group => group));
            if (from.Groups > 0) reporter.Report($"    {migration.Id} was interrupted; going on with statement {groups[from.Groups][0].Number} of {migration.Statements.Count}");
            for (var at = from.Groups; at < groups.Count; at++)
            {
                var place = new Place(migration, groups[at], IsFirst: at == from.Groups, IsLast: at == groups.Count - 1, WasStarted: at == from.Groups && from.IsStarted);
                if (place.WasStarted && checkpoints.IsUncertain(groups[at][0])) return new ExecutionAttempt(new MigrationExecution.Uncertain(groups[at][0], _committed));
                var goOn = groups[at][0].InTransaction
                    ? await PatientlyAsync(wait => RunTransactionAsync(place, wait, cancellation), cancellation)
                    : await RunAloneAsync(place, cancellation);
                if (!goOn) return new ExecutionAttempt(new MigrationExecution.DoneElsewhere());
            }

            return new ExecutionAttempt(new MigrationExecution.Completed());
        }
        catch (Exception) when (cancellation.IsCancellationRequested && session.IsOpen)
        {
            return new ExecutionAttempt(new MigrationExecution.Cancelled(_committed, MayLeaveTraces));
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or IOException or TimeoutException or InvalidOperationException)
        {
            var constraint = session.IsOpen ? await ConstraintLook.ReadAsync(session.Connection, _current.Sql, problem) : null;
            var error = WithWaits(Errors.Of(problem)) with { IsConnectionLost = !session.IsOpen };
            return new ExecutionAttempt(new MigrationExecution.Failed(_current, error, _committed, MayLeaveTraces) { Constraint = constraint }, IsLost: !session.IsOpen);
        }
    }

    // Outside a transaction an ordinary statement is still all or nothing, unless we lost sight of it; one that no transaction
    // may hold commits in steps of its own, and a concurrent index that failed stays as an invalid one. A COMMIT whose answer
    // was lost may have been carried out; only of a migration's last one the history tells.
    private bool MayLeaveTraces => _isCommitting && !session.IsOpen || !_current.InTransaction && !IsCleanedUp && (!session.IsOpen || Evidences.Of(_current) switch
    {
        Evidence.Record or Evidence.None => false,
        Evidence.Place => _backfill.HasCommitted,
        _ => true,
    });

    private bool IsCleanedUp => _indexes.IsCleanedUp || _rebuilds.IsCleanedUp || _partitions.IsCleanedUp;

    private ServerError WithWaits(ServerError error) => _waits is null ? error : error with { Detail = error.Detail is null ? _waits : $"{error.Detail}\n{_waits}" };

    private async Task<bool> PatientlyAsync(Func<TimeSpan, Task<bool>> action, CancellationToken cancellation)
    {
        var patience = new LockPatience(settings.Timeouts, reporter, clock);
        while (true)
        {
            try
            {
                return await action(patience.Wait);
            }
            catch (PostgresException met) when (Errors.Of(met).IsLock && _current != Commit && session.IsOpen)
            {
                _waits = patience.Told(session.InTheWay);
                if (!await patience.PauseAsync(session.InTheWay, cancellation)) throw;
                _waits = null;
            }
        }
    }

    private async Task<bool> RunTransactionAsync(Place place, TimeSpan wait, CancellationToken cancellation)
    {
        _current = place.Group[0];
        var before = checkpoints.Elapsed;
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
        // The history is read again under a lock on it, held to the commit, because tools that do not know the run lock (EF's
        // own migrator, a script) may have changed it since.
        if (await session.RunAsync(token => history.LockAndFindAsync(session.Connection, place.Migration.Id, session.Limits.InTransaction(wait), token), cancellation) == place.IsUp && place.IsFirst) return false;
        await RunAsync(place, place.Group, checkpoints.Ending(place, before), cancellation);
        _current = Commit;
        _isCommitting = !place.IsLast;
        // From here on the server decides; a cancelled wait would leave us not knowing what it decided.
        await transaction.CommitAsync(CancellationToken.None);
        _isCommitting = false;
        _committed.AddRange(place.Group);
        return true;
    }

    private async Task<bool> RunAloneAsync(Place place, CancellationToken cancellation)
    {
        await session.DemandRunLockAsync(cancellation);
        if (place.IsFirst && await history.FindAsync(session.Connection, place.Migration.Id, cancellation) == place.IsUp) return false;
        var statement = _current = place.Group[0];
        if (Evidences.Of(statement) == Evidence.Record)
        {
            await PatientlyAsync(async wait =>
            {
                await session.UnderAsync(session.Limits.Alone(wait), () => RunAsync(place, [statement], checkpoints.Ending(place, checkpoints.Elapsed), cancellation), cancellation);
                return true;
            }, cancellation);
            _committed.Add(statement);
            return true;
        }

        // Told before it runs: what is committed by itself leaves no other trace of having been begun.
        await RunAsync(place, [], checkpoints.Starting(place), cancellation);
        _current = statement;
        if (place.WasStarted && checkpoints.IsAssumedDone(statement)) reporter.Report($"    statement {statement.Number} is taken for done, as --assume-done says");
        else await RunSteppingAsync(place, statement, cancellation);
        _committed.Add(statement);
        await RunAsync(place, [], checkpoints.Done(place), CancellationToken.None);
        return true;
    }

    private async Task RunSteppingAsync(Place place, PlannedStatement statement, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(place, [], [new NpgsqlBatchCommand(SessionName.Set(label, place.Migration, statement))], cancellation);
            if (ConcurrentIndex.Of(statement.Sql) is { } index) await _indexes.RunAsync(index, place.WasStarted, SendAsync, cancellation);
            else if (ConcurrentRebuild.Of(statement.Sql) is { } rebuild) await _rebuilds.RunAsync(rebuild, SendAsync, cancellation);
            else if (ConcurrentDetach.Of(statement.Sql) is { } detach) await _partitions.RunAsync(detach, place.WasStarted, SendAsync, cancellation);
            else if (Backfill.Of(statement) is { } backfill) await session.UnderAsync(session.Limits.Batches, () => FillAsync(backfill), cancellation);
            else await session.UnderAsync(Evidences.Of(statement) == Evidence.Parts ? session.Limits.Alone(settings.Timeouts.Lock) : session.Limits.Concurrent, SendAsync, cancellation);
        }
        catch (PostgresException) when (session.IsOpen && Evidences.Of(statement) == Evidence.None)
        {
            await RunAsync(place, [], checkpoints.Failed(place), CancellationToken.None);
            throw;
        }

        Task SendAsync() => RunAsync(place, [statement], [], cancellation, isNamed: false);

        async Task FillAsync(Backfill backfill)
        {
            var from = await checkpoints.PlaceAsync(session.Connection, place, cancellation);
            await _backfill.RunAsync(backfill, from, checkpoints.Keeper(place), cancellation);
        }
    }

    // One round trip for all; the server stops at the first that fails, and the exception says which one that was.
    private async Task RunAsync(Place place, IReadOnlyList<PlannedStatement> statements, IReadOnlyList<NpgsqlBatchCommand> records, CancellationToken cancellation, bool isNamed = true)
    {
        if (statements.Count + records.Count == 0) return;
        if (statements.Count > 0) _current = statements[0];
        await using var batch = new NpgsqlBatch(session.Connection) { Timeout = 0 };
        var owners = new Dictionary<NpgsqlBatchCommand, PlannedStatement>();
        foreach (var statement in statements)
        {
            if (isNamed) Add(SessionName.Set(label, place.Migration, statement), statement);
            Add(Sendable(statement.Sql), statement);
        }

        foreach (var record in records) batch.BatchCommands.Add(record);
        try
        {
            await session.RunAsync(token => batch.ExecuteNonQueryAsync(token), cancellation);
        }
        catch (PostgresException failed) when (failed.BatchCommand is NpgsqlBatchCommand command)
        {
            _current = owners.GetValueOrDefault(command, Record);
            throw;
        }

        void Add(string sql, PlannedStatement statement)
        {
            var command = new NpgsqlBatchCommand(sql);
            batch.BatchCommands.Add(command);
            owners.Add(command, statement);
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
