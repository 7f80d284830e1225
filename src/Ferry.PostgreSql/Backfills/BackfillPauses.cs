using System.Globalization;
using Ferry.Core.Backfills;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>Holds a backfill up while it would make somebody else's trouble worse: a replica that lags, a vacuum of the table, a server under load.</summary>
/// <param name="settings">From where on.</param>
/// <param name="reporter">Told of each pause.</param>
/// <param name="clock">Measures.</param>
internal sealed class BackfillPauses(BackfillSettings settings, IProgress<string> reporter, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // An ordinary automatic vacuum is in nobody's way, and it is the batches themselves that bring it about.
    // Lag is seen with the rights of pg_monitor only; without them nothing lags that we could know of.
    private const string Sql = """
        SELECT COALESCE((SELECT max(extract(epoch FROM r.replay_lag))::float8 FROM pg_catalog.pg_stat_replication r), 0),
            EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_vacuum v JOIN pg_catalog.pg_stat_activity a ON a.pid = v.pid
                WHERE v.relid = pg_catalog.to_regclass($1) AND (a.backend_type = 'client backend' OR a.query LIKE '%(to prevent wraparound)')),
            (SELECT count(*)::int FROM pg_catalog.pg_stat_activity a WHERE a.state = 'active' AND a.backend_type = 'client backend' AND a.pid <> pg_catalog.pg_backend_pid())
        """;

    private TimeSpan _vacuumed;
    private long _looked;

    /// <summary>Looks once a second, and waits as long as there is a reason to.</summary>
    public async Task WaitAsync(NpgsqlConnection connection, Backfill backfill, CancellationToken cancellation)
    {
        if (_looked != 0 && clock.GetElapsedTime(_looked) < Period) return;
        string? told = null;
        while (await ReasonAsync(connection, backfill, cancellation) is { } reason)
        {
            var kind = reason[..reason.IndexOf(' ', StringComparison.Ordinal)];
            if (told != kind) reporter.Report($"    backfill of {backfill.Table} waits: {reason}");
            told = kind;
            await Task.Delay(Period, clock, cancellation);
        }

        _looked = clock.GetTimestamp();
    }

    private async Task<string?> ReasonAsync(NpgsqlConnection connection, Backfill backfill, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = backfill.Table });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (lag, isVacuumed, active) = (TimeSpan.FromSeconds(reader.GetDouble(0)), reader.GetBoolean(1), reader.GetInt32(2));
        if (lag > settings.ReplicaLag) return string.Create(CultureInfo.InvariantCulture, $"replica is {lag.TotalSeconds:0} s behind (at most {settings.ReplicaLag.TotalSeconds:0} s)");
        if (active > settings.Active) return string.Create(CultureInfo.InvariantCulture, $"{active} sessions are at work in the server (at most {settings.Active})");
        if (!isVacuumed || _vacuumed >= settings.VacuumPause) return null;
        _vacuumed += Period;
        return string.Create(CultureInfo.InvariantCulture, $"vacuum of the table is running; goes on with it, if it must, after {settings.VacuumPause.TotalSeconds:0} s in all");
    }
}
