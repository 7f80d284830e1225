using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Npgsql;
using NpgsqlTypes;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>The statements that keep a migration in the ledger; they run in the migration's own transactions.</summary>
internal static class LedgerSql
{
    /// <summary>Records that a migration has begun, of which single parts commit before the whole.</summary>
    internal static NpgsqlBatchCommand Begin(PlannedMigration migration, string run) => migration.Direction == Direction.Up
        ? Insert(migration, run, isWhole: false)
        : Command("UPDATE ferry.migrations SET applied_at = NULL WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL", migration.Id.Value);

    /// <summary>Asks whether an earlier run began this very migration and did not come to its end.</summary>
    internal static NpgsqlBatchCommand WasBegun(PlannedMigration migration) => migration.Direction == Direction.Up
        ? Command("SELECT EXISTS (SELECT 1 FROM ferry.migrations WHERE lower(migration_id) = lower($1) AND checksum = $2 AND reverted_at IS NULL AND applied_at IS NULL)", migration.Id.Value, migration.SourceChecksum)
        : Command("SELECT EXISTS (SELECT 1 FROM ferry.migrations WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL AND applied_at IS NULL)", migration.Id.Value);

    /// <summary>Records that a migration is whole, or is gone.</summary>
    internal static NpgsqlBatchCommand End(PlannedMigration migration, string run, bool wasBegun) => (migration.Direction, wasBegun) switch
    {
        (Direction.Up, false) => Insert(migration, run, isWhole: true),
        (Direction.Up, true) => Command("UPDATE ferry.migrations SET applied_at = clock_timestamp() WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL", migration.Id.Value),
        _ => Command("UPDATE ferry.migrations SET reverted_at = clock_timestamp(), reverted_by = $2 WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL", migration.Id.Value, run),
    };

    /// <summary>Takes back <see cref="Begin"/>, where the migration has left nothing.</summary>
    internal static NpgsqlBatchCommand Forget(PlannedMigration migration) => Command(
        migration.Direction == Direction.Up
            ? "DELETE FROM ferry.migrations WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL AND applied_at IS NULL"
            : "UPDATE ferry.migrations SET applied_at = clock_timestamp() WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL",
        migration.Id.Value);

    /// <summary>Records that nothing is applied any more, and that no release runs on it.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Wiped(string run) =>
    [
        Command("UPDATE ferry.migrations SET reverted_at = clock_timestamp(), reverted_by = $1 WHERE reverted_at IS NULL", run),
        Command("UPDATE ferry.releases SET state = CASE state WHEN 'Running' THEN 'Superseded' ELSE 'Failed' END, ended_at = clock_timestamp() WHERE state IN ('Running', 'Deploying')"),
    ];

    internal static NpgsqlBatchCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                long number => new NpgsqlParameter<long> { TypedValue = number },
                int number => new NpgsqlParameter<int> { TypedValue = number },
                string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
                _ => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            });
        }

        return command;
    }

    // Another tool may have reverted it since and left its row behind; what is there now counts.
    private static NpgsqlBatchCommand Insert(PlannedMigration migration, string run, bool isWhole) => Command(
        """
        INSERT INTO ferry.migrations (migration_id, run_id, checksum, up, down, obstacle, applied_at)
        VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, CASE WHEN $7 = 1 THEN clock_timestamp() END)
        ON CONFLICT (lower(migration_id)) WHERE reverted_at IS NULL
        DO UPDATE SET run_id = EXCLUDED.run_id, checksum = EXCLUDED.checksum, up = EXCLUDED.up, down = EXCLUDED.down, obstacle = EXCLUDED.obstacle, applied_at = EXCLUDED.applied_at
        """,
        migration.Id.Value,
        run,
        migration.SourceChecksum,
        StatementJson.Write(migration.Statements),
        migration.WayBack is { IsThere: true } back ? StatementJson.Write(back.Statements) : null,
        migration.WayBack is null ? "its way back was not recorded" : migration.WayBack.Obstacle,
        isWhole ? 1 : 0);
}
