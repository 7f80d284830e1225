using Ferry.Core.Rendering;
using Npgsql;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>The tables of the ledger, version by version.</summary>
internal static class LedgerSchema
{
    // Each entry brings the ledger from the version that is its index to the next one. Entries are only ever added.
    private static readonly string[] Versions =
    [
        """
        CREATE SCHEMA ferry;
        COMMENT ON SCHEMA ferry IS 'The ledger of Ferry: runs, releases, and the SQL of applied migrations.';
        CREATE TABLE ferry.ledger (version integer NOT NULL);
        INSERT INTO ferry.ledger VALUES (0);
        CREATE TABLE ferry.runs (
            id text PRIMARY KEY,
            target text NOT NULL,
            operator text NOT NULL,
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            ended_at timestamptz,
            exit_code integer,
            message text);
        CREATE TABLE ferry.steps (
            run_id text NOT NULL REFERENCES ferry.runs,
            number integer NOT NULL,
            name text NOT NULL,
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            ended_at timestamptz,
            PRIMARY KEY (run_id, number));
        CREATE TABLE ferry.migrations (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            migration_id text NOT NULL,
            run_id text NOT NULL,
            checksum text NOT NULL,
            up jsonb NOT NULL,
            down jsonb,
            obstacle text,
            applied_at timestamptz,
            reverted_at timestamptz,
            reverted_by text);
        CREATE UNIQUE INDEX migrations_applied ON ferry.migrations (lower(migration_id)) WHERE reverted_at IS NULL;
        CREATE TABLE ferry.releases (
            id bigint PRIMARY KEY,
            run_id text NOT NULL REFERENCES ferry.runs,
            version text NOT NULL,
            commit text,
            artifact text,
            state text NOT NULL,
            migrations jsonb NOT NULL,
            previous bigint REFERENCES ferry.releases,
            backup text,
            operator text NOT NULL,
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            ended_at timestamptz);
        """,
        """
        ALTER TABLE ferry.migrations ADD COLUMN operator text, ADD COLUMN host text, ADD COLUMN plan text, ADD COLUMN duration_ms bigint, ADD COLUMN contexts jsonb;
        CREATE TABLE ferry.journal (
            number bigint PRIMARY KEY,
            at timestamptz NOT NULL,
            run_id text NOT NULL,
            event text NOT NULL,
            migration_id text,
            statement integer,
            details jsonb NOT NULL,
            before text NOT NULL,
            hash text NOT NULL);
        COMMENT ON TABLE ferry.journal IS 'What became of each migration. Rows are only ever added; each holds the hash of the one before.';
        CREATE INDEX journal_migration ON ferry.journal (lower(migration_id), number);
        CREATE TABLE ferry.backfills (
            migration_id text NOT NULL,
            statement integer NOT NULL,
            sql text NOT NULL,
            place jsonb,
            keys bigint NOT NULL,
            rows bigint NOT NULL,
            updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (migration_id, statement));
        """,
    ];

    /// <summary>Makes the ledger or upgrades it; null when it is there, else why it cannot be had.</summary>
    internal static async Task<Notice?> EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            var version = await VersionAsync(connection, cancellation);
            if (version > Versions.Length) return Newer(version);
            if (version < Versions.Length) await UpgradeAsync(connection, version, cancellation);
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return new Notice(
                "The ledger cannot be kept: the role may not make or use the schema ferry.",
                [new NoticeDetail("server", refused.MessageText), NoticeDetail.Fix("GRANT CREATE ON DATABASE … TO the role, or make the ledger once as the schema's owner by any run")]);
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT version FROM ferry.ledger", connection);
            return (int)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return 0;
        }
    }

    private static async Task UpgradeAsync(NpgsqlConnection connection, int version, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var sql in Versions.Skip(version).Append($"UPDATE ferry.ledger SET version = {Versions.Length}"))
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static Notice Newer(int version) => new(
        $"The ledger was written by a newer Ferry (its form {version}; this one knows {Versions.Length}). Nothing was changed.",
        [NoticeDetail.Fix("run this with the newer Ferry")]);
}
