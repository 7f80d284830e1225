using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Npgsql;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>The journal in the ledger: what became of each migration, step by step. Rows are only ever added, and each holds the hash of the one before.</summary>
internal static class Journal
{
    /// <summary>The hash of a row <c>n</c>, from all that it holds.</summary>
    /// <remarks>A time in whole microseconds and jsonb read the same on every version of the server.</remarks>
    internal const string HashSql = """
        pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array(n.number, (extract(epoch FROM n.at) * 1000000)::bigint, n.run_id, n.event, n.migration_id, n.statement, n.details, n.before)::text, 'UTF8')), 'hex')
        """;

    /// <summary>The hash of what a row <c>m</c> of ferry.migrations keeps of a migration's SQL.</summary>
    private const string ContentSql = """
        pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array(m.migration_id, m.checksum, m.up, m.down, m.obstacle, m.contexts)::text, 'UTF8')), 'hex')
        """;

    private const string InsertSql = $$"""
        INSERT INTO ferry.journal (number, at, run_id, event, migration_id, statement, details, before, hash)
        SELECT n.*, {{HashSql}} FROM (
            SELECT COALESCE(l.number, 0) + 1 AS number, clock_timestamp() AS at, $1::text AS run_id, $2::text AS event, $3::text AS migration_id, $4::integer AS statement, $5::jsonb || CASE WHEN $2 IN ('applied', 'reverted')
                THEN pg_catalog.jsonb_build_object('durationMs', ($5::jsonb->>'durationMs')::bigint + {{LedgerSql.InTransactionSql}}) ELSE '{}' END || CASE WHEN $2 = 'applied'
                THEN pg_catalog.jsonb_build_object('content', (SELECT {{ContentSql}} FROM ferry.migrations m WHERE lower(m.migration_id) = lower($3) AND m.reverted_at IS NULL)) ELSE '{}' END AS details, COALESCE(l.hash, '') AS before
            FROM (SELECT) one LEFT JOIN (SELECT number, hash FROM ferry.journal ORDER BY number DESC LIMIT 1) l ON true) n
        """;

    private const string TamperingSql = $"""
        SELECT 'row ' || n.number || ' of ferry.journal' FROM (
            SELECT j.*, lag(j.hash, 1, '') OVER (ORDER BY j.number) AS previous FROM ferry.journal j) n
        WHERE n.before <> n.previous OR n.hash <> {HashSql}
        UNION ALL
        SELECT 'the row of ' || m.migration_id || ' in ferry.migrations' FROM ferry.migrations m
        WHERE m.applied_at IS NOT NULL AND m.operator IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM ferry.journal j WHERE j.event = 'applied' AND j.run_id = m.run_id AND lower(j.migration_id) = lower(m.migration_id) AND j.details->>'content' = {ContentSql})
        """;

    private const string CheckpointsSql = """
        SELECT DISTINCT ON (statement) statement, details->>'sql', event FROM ferry.journal
        WHERE lower(migration_id) = lower($1) AND details->>'direction' = $2 AND event IN ('started', 'done', 'failed') AND number > (
            SELECT COALESCE(max(number), 0) FROM ferry.journal WHERE event = 'wiped' OR lower(migration_id) = lower($1) AND event IN ('applied', 'reverted', 'forgotten'))
        ORDER BY statement, number DESC
        """;

    private const string BegunSql = """
        SELECT DISTINCT ON (lower(j.migration_id)) j.migration_id, j.details->>'direction', j.details->>'checksum', j.details->>'statements', j.details->>'contexts' FROM ferry.journal j
        WHERE j.event = 'begun' AND lower(j.migration_id) = ANY ($1) AND j.number > (
            SELECT COALESCE(max(e.number), 0) FROM ferry.journal e WHERE e.event = 'wiped' OR lower(e.migration_id) = lower(j.migration_id) AND e.event IN ('applied', 'reverted', 'forgotten'))
        ORDER BY lower(j.migration_id), j.number DESC
        """;

    /// <summary>Adds a row.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">What happened.</param>
    /// <param name="migration">To which migration; null for the whole database.</param>
    /// <param name="statement">To which statement; null for the whole migration.</param>
    /// <param name="details">More about it.</param>
    /// <returns>The command.</returns>
    internal static NpgsqlBatchCommand Add(RunIdentity run, string name, PlannedMigration? migration, int? statement, JsonObject details)
    {
        if (migration is not null) details["direction"] = $"{migration.Direction}";
        return LedgerSql.Command(InsertSql, run.Id, name, migration?.Id.Value, statement, details.ToJsonString());
    }

    /// <summary>Records that a migration has begun, of which single parts commit before the whole, and in which form it runs.</summary>
    internal static NpgsqlBatchCommand Begun(LedgerEntry entry, PlannedMigration migration)
    {
        var details = entry.Details(migration);
        details["statements"] = JsonNode.Parse(StatementJson.Write(migration.Statements));
        return Add(entry.Run, "begun", migration, null, details);
    }

    /// <summary>Records that a statement begins of which nothing else may tell whether it ran.</summary>
    internal static NpgsqlBatchCommand Started(RunIdentity run, PlannedMigration migration, PlannedStatement statement) => Add(
        run, "started", migration, statement.Number, new JsonObject { ["sql"] = Checkpoint.HashOf([statement]), ["postCondition"] = Evidences.PostCondition(statement) });

    /// <summary>Records that a group of statements is committed, where the whole migration is not.</summary>
    internal static NpgsqlBatchCommand Done(RunIdentity run, PlannedMigration migration, IReadOnlyList<PlannedStatement> group) =>
        Add(run, "done", migration, group[^1].Number, new JsonObject { ["sql"] = Checkpoint.HashOf(group) });

    /// <summary>Records that a statement failed and left nothing.</summary>
    internal static NpgsqlBatchCommand Failed(RunIdentity run, PlannedMigration migration, PlannedStatement statement) => Add(run, "failed", migration, statement.Number, []);

    /// <summary>Finds the rows that are not as Ferry wrote them, or before which one is missing.</summary>
    /// <returns>Which rows; none when everything holds together.</returns>
    internal static async Task<IReadOnlyList<string>> FindTamperingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await IsReadableAsync(connection, cancellation)) return [];
        await using var command = new NpgsqlCommand(TamperingSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellation)) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>Reads which migrations were begun and did not come to their end.</summary>
    internal static async Task<IReadOnlyList<BegunMigration>> ReadBegunAsync(NpgsqlConnection connection, IEnumerable<MigrationId> migrations, CancellationToken cancellation)
    {
        if (!await IsReadableAsync(connection, cancellation)) return [];
        await using var command = new NpgsqlCommand(BegunSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. migrations.Select(id => id.Value.ToLowerInvariant())] });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var begun = new List<BegunMigration>();
        while (await reader.ReadAsync(cancellation))
            begun.Add(new BegunMigration(new MigrationId(reader.GetString(0)), Enum.Parse<Direction>(reader.GetString(1)), reader.GetString(2), StatementJson.Read(reader.GetString(3))) { Contexts = ContextValues.OfJson(await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4)) });
        return begun;
    }

    /// <summary>Reads how far an unfinished migration came.</summary>
    internal static async Task<IReadOnlyList<Checkpoint>> ReadAsync(NpgsqlConnection connection, string migration, Direction direction, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { LedgerSql.Command(CheckpointsSql, migration, $"{direction}") } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var checkpoints = new List<Checkpoint>();
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetString(2) is not "failed" and var name) checkpoints.Add(new Checkpoint(reader.GetInt32(0), reader.GetString(1), name == "done"));
        }

        return checkpoints;
    }

    private static async Task<bool> IsReadableAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // By its catalog row: to_regclass refuses who may not use the schema.
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'ferry' AND c.relname = 'journal' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'))", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
