using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Npgsql;
using NpgsqlTypes;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>The statements that keep a migration in the ledger; they run in the migration's own transactions.</summary>
internal static class LedgerSql
{
    /// <summary>The milliseconds since the transaction began: what runs before the record in it is not known when the record is sent.</summary>
    internal const string InTransactionSql = "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint";

    /// <summary>Records that a migration has begun, of which single parts commit before the whole.</summary>
    internal static IReadOnlyList<NpgsqlBatchCommand> Begin(PlannedMigration migration, LedgerEntry entry) =>
    [
        migration.Direction == Direction.Up
            ? Insert(migration, entry, isWhole: false)
            : Command("UPDATE ferry.migrations SET applied_at = NULL WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL", migration.Id.Value),
        Journal.Begun(entry, migration),
    ];

    /// <summary>Records that a migration is whole, or is gone.</summary>
    internal static IReadOnlyList<NpgsqlBatchCommand> End(PlannedMigration migration, LedgerEntry entry) =>
    [
        migration.Direction == Direction.Up
            ? Insert(migration, entry, isWhole: true)
            : Command("UPDATE ferry.migrations SET reverted_at = clock_timestamp(), reverted_by = $2 WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL", migration.Id.Value, entry.Run.Id),
        Journal.Add(entry.Run, migration.Direction == Direction.Up ? "applied" : "reverted", migration, null, entry.Details(migration)),
    ];

    /// <summary>Takes back <see cref="Begin"/>, where the migration has left nothing.</summary>
    internal static IReadOnlyList<NpgsqlBatchCommand> Forget(PlannedMigration migration, RunIdentity run) =>
    [
        Command(
            migration.Direction == Direction.Up
                ? "DELETE FROM ferry.migrations WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL AND applied_at IS NULL"
                : "UPDATE ferry.migrations SET applied_at = clock_timestamp() WHERE lower(migration_id) = lower($1) AND reverted_at IS NULL",
            migration.Id.Value),
        Journal.Add(run, "forgotten", migration, null, []),
    ];

    /// <summary>Records that nothing is applied any more, and that no release runs on it.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Wiped(RunIdentity run) =>
    [
        Command("UPDATE ferry.migrations SET reverted_at = clock_timestamp(), reverted_by = $1 WHERE reverted_at IS NULL", run.Id),
        Command("UPDATE ferry.releases SET state = CASE state WHEN 'Running' THEN 'Superseded' ELSE 'Failed' END, ended_at = clock_timestamp() WHERE state IN ('Running', 'Deploying')"),
        Journal.Add(run, "wiped", null, null, []),
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
    private static NpgsqlBatchCommand Insert(PlannedMigration migration, LedgerEntry entry, bool isWhole) => Command(
        $$"""
        INSERT INTO ferry.migrations (migration_id, run_id, checksum, up, down, obstacle, applied_at, operator, host, plan, duration_ms, contexts)
        VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, CASE WHEN $7 = 1 THEN clock_timestamp() END, $8, $9, $10, $11 + {{InTransactionSql}}, $12::jsonb)
        ON CONFLICT (lower(migration_id)) WHERE reverted_at IS NULL
        DO UPDATE SET run_id = EXCLUDED.run_id, checksum = EXCLUDED.checksum, up = EXCLUDED.up, down = EXCLUDED.down, obstacle = EXCLUDED.obstacle, applied_at = EXCLUDED.applied_at,
            operator = EXCLUDED.operator, host = EXCLUDED.host, plan = EXCLUDED.plan, duration_ms = EXCLUDED.duration_ms, contexts = EXCLUDED.contexts
        """,
        migration.Id.Value,
        entry.Run.Id,
        migration.Checksum,
        StatementJson.Write(migration.Statements),
        migration.WayBack is { IsThere: true } back ? StatementJson.Write(back.Statements) : null,
        migration.WayBack is null ? "its way back was not recorded" : migration.WayBack.Obstacle,
        isWhole ? 1 : 0,
        entry.Run.User,
        entry.Run.Host,
        entry.Plan,
        (long)entry.Elapsed.TotalMilliseconds,
        migration.Contexts.IsNone ? null : migration.Contexts.ToJson().ToJsonString());
}
