using System.Globalization;
using Ferry.Core.Backfills;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>Runs a backfill: batch by batch in the order of the key, each a transaction that also keeps the place; then makes sure that nothing is left.</summary>
/// <param name="session">The session that executes.</param>
/// <param name="settings">How long a batch should take, and when to wait.</param>
/// <param name="reporter">Told how far it has come.</param>
/// <param name="clock">Measures.</param>
internal sealed class BackfillRun(WatchedSession session, FerrySettings settings, IProgress<string> reporter, TimeProvider clock)
{
    private const int MostPasses = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly BackfillPauses _pauses = new(settings.Backfill, reporter, clock);
    private readonly BatchSize _size = new(settings.Backfill.Batch);

    /// <summary>True once a batch is committed, by this run or one before.</summary>
    public bool HasCommitted { get; private set; }

    /// <summary>Runs it from where an earlier run was.</summary>
    /// <param name="backfill">What to fill.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="keep">Makes the command that keeps a place; null where there is no ledger.</param>
    /// <param name="cancellation">Stops between two batches, or rolls the running one back.</param>
    /// <exception cref="InvalidOperationException">There is no key, or rows are left in the end.</exception>
    public async Task RunAsync(Backfill backfill, BackfillPlace from, Func<BackfillPlace, NpgsqlBatchCommand>? keep, CancellationToken cancellation)
    {
        HasCommitted = from.Keys > 0;
        var sql = new BackfillSql(backfill, await KeyColumn.ReadAsync(session.Connection, backfill, cancellation));
        var meter = new BackfillMeter(backfill.Table, await EstimateAsync(backfill, cancellation), from, reporter, clock, Period);
        if (HasCommitted) reporter.Report($"    backfill of {backfill.Table} goes on behind key ({string.Join(", ", from.Key ?? [])})");
        var place = from;
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            place = await PassAsync(backfill, sql, place, keep, meter, cancellation);
            var left = backfill.LeavesRest ? null : await session.RunAsync(token => KeyAsync(sql.FirstLeft(), token), cancellation);
            if (left is null)
            {
                meter.Tell(place);
                return;
            }

            place = place with { Key = sql.HasKey ? await session.RunAsync(token => KeyAsync(sql.Before(left), token), cancellation) : null };
        }

        throw new InvalidOperationException(
            $"rows that fit the condition are left after {MostPasses} passes: either the condition is not false for a row that is filled, or somebody goes on writing such rows; {backfill.Where}");
    }

    private async Task<BackfillPlace> PassAsync(
        Backfill backfill, BackfillSql sql, BackfillPlace place, Func<BackfillPlace, NpgsqlBatchCommand>? keep, BackfillMeter meter, CancellationToken cancellation)
    {
        var patience = new LockPatience(settings.Timeouts, reporter, clock);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            await _pauses.WaitAsync(session.Connection, backfill, cancellation);
            var (keys, start) = (_size.Keys, clock.GetTimestamp());
            try
            {
                var last = sql.HasKey ? await session.RunAsync(token => KeyAsync(sql.Last(place.Key, keys), token), cancellation) : null;
                start = clock.GetTimestamp();
                place = await FillAsync(sql, place, last, keys, keep, cancellation);
                if (last is null) return place;
                _size.Learn(clock.GetElapsedTime(start));
                meter.Hear(place);
                patience = new LockPatience(settings.Timeouts, reporter, clock);
            }
            catch (PostgresException met) when (Errors.Of(met).IsLock && session.IsOpen)
            {
                _size.Shrink();
                if (!await patience.PauseAsync(session.InTheWay, cancellation)) throw;
            }
        }
    }

    private async Task<BackfillPlace> FillAsync(BackfillSql sql, BackfillPlace place, IReadOnlyList<string>? last, int keys, Func<BackfillPlace, NpgsqlBatchCommand>? keep, CancellationToken cancellation)
    {
        var fill = sql.Fill(place.Key, last);
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(session.Connection) { Timeout = 0, BatchCommands = { fill } };
        await session.RunAsync(token => batch.ExecuteNonQueryAsync(token), cancellation);
        var next = new BackfillPlace(last ?? place.Key, place.Keys + keys, place.Rows + (long)fill.RecordsAffected);
        if (keep is not null)
        {
            await using var keeping = new NpgsqlBatch(session.Connection) { Timeout = 0, BatchCommands = { keep(next) } };
            await keeping.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(CancellationToken.None);
        HasCommitted = true;
        return next;
    }

    private async Task<IReadOnlyList<string>?> KeyAsync(NpgsqlBatchCommand command, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(session.Connection) { Timeout = 0, BatchCommands = { command } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : null;
    }

    private async Task<long> EstimateAsync(Backfill backfill, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT GREATEST(reltuples, 0)::bigint FROM pg_catalog.pg_class WHERE oid = $1::regclass", session.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = backfill.Table });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
