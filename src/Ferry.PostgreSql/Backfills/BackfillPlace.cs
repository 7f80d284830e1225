using System.Text.Json;
using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.PostgreSql.Ledgers;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>How far a backfill has come through its table.</summary>
/// <param name="Key">The key of the last row that was looked at, each column as text; null before the first.</param>
/// <param name="Keys">How many rows were looked at.</param>
/// <param name="Rows">How many rows were filled.</param>
internal sealed record BackfillPlace(IReadOnlyList<string>? Key, long Keys, long Rows)
{
    /// <summary>The beginning of the table.</summary>
    public static BackfillPlace Beginning { get; } = new(null, 0, 0);

    /// <summary>Reads where an earlier run of the same statement was.</summary>
    public static async Task<BackfillPlace> ReadAsync(NpgsqlConnection connection, PlannedMigration migration, PlannedStatement statement, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { LedgerSql.Command("SELECT COALESCE(place::text, ''), keys, rows FROM ferry.backfills WHERE migration_id = $1 AND statement = $2 AND sql = $3", migration.Id.Value, statement.Number, Hash(statement)) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return Beginning;
        return new BackfillPlace(reader.GetString(0) is { Length: > 0 } key ? JsonSerializer.Deserialize<string[]>(key) : null, reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>Makes the command that keeps the place; it commits with the batch.</summary>
    public NpgsqlBatchCommand Keep(PlannedMigration migration, PlannedStatement statement) => LedgerSql.Command(
        """
        INSERT INTO ferry.backfills (migration_id, statement, sql, place, keys, rows) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
        ON CONFLICT (migration_id, statement) DO UPDATE SET sql = EXCLUDED.sql, place = EXCLUDED.place, keys = EXCLUDED.keys, rows = EXCLUDED.rows, updated_at = clock_timestamp()
        """,
        migration.Id.Value,
        statement.Number,
        Hash(statement),
        Key is null ? null : JsonSerializer.Serialize(Key),
        Keys,
        Rows);

    private static string Hash(PlannedStatement statement) => Checkpoint.HashOf([statement]);
}
