using Ferry.Core.Outcomes;
using Ferry.Ports;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Takes session-level advisory locks by polling.</summary>
internal static class AdvisoryLock
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TellAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(15);

    /// <summary>Polls until the lock is ours or the time is over; whoever holds it is told to the operator meanwhile.</summary>
    /// <returns>True when the lock is ours.</returns>
    public static async Task<bool> PollAsync(NpgsqlConnection connection, AdvisoryKey key, TimeSpan wait, IProgress<string> reporter, TimeProvider clock, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var pause = FirstPause;
        var tellAt = TellAfter;
        while (true)
        {
            if (await TryAsync(connection, key, cancellation)) return true;
            var waited = clock.GetElapsedTime(start);
            if (waited >= wait) return false;
            if (waited >= tellAt)
            {
                reporter.Report($"  waiting for another run: {(await OwnerAsync(connection, key, cancellation))?.ToString() ?? "its owner is not visible"} ({waited.TotalSeconds:0} s)");
                tellAt = waited + TellEvery;
            }

            await Task.Delay(Jitter.Of(pause), clock, cancellation);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    /// <summary>Asks the server who holds a lock.</summary>
    /// <returns>The owner; null when nobody holds it any more.</returns>
    public static async Task<LockOwner?> OwnerAsync(NpgsqlConnection connection, AdvisoryKey key, CancellationToken cancellation)
    {
        // objsubid 2 marks the two-integer form of the key (manual, 54.12 pg_locks).
        const string Sql = """
            SELECT l.pid, a.application_name, a.usename::text, a.backend_start
            FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
              AND l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = key.Class });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = key.Object });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        return new LockOwner(
            reader.GetInt32(0),
            await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetString(1),
            await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2),
            await reader.IsDBNullAsync(3, cancellation) ? null : new DateTimeOffset(reader.GetDateTime(3)));
    }

    /// <summary>Tells whether this very session still holds a lock.</summary>
    public static async Task<bool> IsHeldAsync(NpgsqlConnection connection, AdvisoryKey key, CancellationToken cancellation) =>
        await OwnerAsync(connection, key, cancellation) is { } owner && owner.ProcessId == connection.ProcessID;

    private static async Task<bool> TryAsync(NpgsqlConnection connection, AdvisoryKey key, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_try_advisory_lock($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.Class });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.Object });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
