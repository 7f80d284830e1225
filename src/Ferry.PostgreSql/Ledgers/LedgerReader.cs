using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Npgsql;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>Reads the ledger.</summary>
internal static class LedgerReader
{
    private const string Runs = """
        SELECT r.id, r.target, r.operator, r.started_at, r.ended_at, r.exit_code,
               (SELECT s.name FROM ferry.steps s WHERE s.run_id = r.id ORDER BY s.number DESC LIMIT 1)
        FROM ferry.runs r ORDER BY r.started_at
        """;

    private const string Releases = """
        SELECT id, run_id, version, commit, artifact, state, migrations::text, previous, backup, operator, started_at, ended_at FROM ferry.releases ORDER BY id
        """;

    // The first form of the ledger has nothing of what follows the first line, and reading does not bring it to the second.
    private const string Migrations = """
        SELECT migration_id, checksum, up::text, down::text, obstacle, applied_at IS NOT NULL, reverted_at IS NOT NULL,
            more->>'contexts', applied_at, more->>'operator', more->>'host', more->>'duration_ms', more->>'plan'
        FROM ferry.migrations m CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(m) - '{up,down}'::text[] OFFSET 0) kept (more) ORDER BY number
        """;

    /// <summary>Reads all of it; empty where there is none, or where the role may not see it.</summary>
    internal static async Task<Ledger> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            return new Ledger(
                await ReadAsync(connection, Runs, RunOf, cancellation),
                await ReadAsync(connection, Releases, ReleaseOf, cancellation),
                await WithCheckpointsAsync(connection, await ReadAsync(connection, Migrations, MigrationOf, cancellation), cancellation));
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Ledger.Empty with { Access = LedgerAccess.Absent };
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return Ledger.Empty with { Access = LedgerAccess.Denied };
        }
    }

    /// <summary>Reads one release.</summary>
    internal static async Task<LedgerRelease> ReadReleaseAsync(NpgsqlConnection connection, long id, CancellationToken cancellation) =>
        (await ReadAsync(connection, Releases, ReleaseOf, cancellation)).Single(release => release.Id == id);

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    private static async Task<IReadOnlyList<LedgerMigration>> WithCheckpointsAsync(NpgsqlConnection connection, List<LedgerMigration> migrations, CancellationToken cancellation)
    {
        for (var at = 0; at < migrations.Count; at++)
        {
            if (migrations[at] is { IsWhole: false, IsReverted: false } half) migrations[at] = half with { Checkpoints = await Journal.ReadAsync(connection, half.Id.Value, Direction.Up, cancellation) };
        }

        return migrations;
    }

    private static LedgerRun RunOf(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), Time(row, 3)!.Value, Time(row, 4), row.IsDBNull(5) ? null : row.GetInt32(5), Text(row, 6));

    private static LedgerRelease ReleaseOf(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        Text(row, 3),
        Text(row, 4),
        Enum.Parse<ReleaseState>(row.GetString(5)),
        [.. JsonNode.Parse(row.GetString(6))!.AsArray().Select(id => new MigrationId((string)id!))],
        row.IsDBNull(7) ? null : row.GetInt64(7),
        Text(row, 8),
        row.GetString(9),
        Time(row, 10)!.Value,
        Time(row, 11));

    private static LedgerMigration MigrationOf(NpgsqlDataReader row) => new(
        new MigrationId(row.GetString(0)),
        row.GetString(1),
        StatementJson.Read(row.GetString(2)),
        new WayBack(Text(row, 3) is { } down ? StatementJson.Read(down) : [], Text(row, 4)),
        row.GetBoolean(5),
        row.GetBoolean(6))
    {
        Contexts = ContextValues.OfJson(Text(row, 7)),
        Execution = new LedgerExecution(
            Time(row, 8), Text(row, 9), Text(row, 10), Text(row, 11) is { } took ? TimeSpan.FromMilliseconds(long.Parse(took, System.Globalization.CultureInfo.InvariantCulture)) : null, Text(row, 12)),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column));
}
