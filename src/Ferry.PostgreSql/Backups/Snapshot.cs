using System.Data;
using Ferry.Core.Backups;
using Ferry.Core.Drift;
using Ferry.PostgreSql.Schemas;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>One snapshot of a database, read here and by others that are given its name.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly NpgsqlConnection _session;
    private readonly NpgsqlTransaction _transaction;

    private Snapshot(NpgsqlConnection session, NpgsqlTransaction transaction, string name) => (_session, _transaction, Name) = (session, transaction, name);

    /// <summary>What pg_dump's <c>--snapshot</c> takes, as long as this is not disposed of.</summary>
    internal string Name { get; }

    internal NpgsqlConnection Session => _session;

    /// <summary>Takes the snapshot; the session belongs to it from now on.</summary>
    internal static async Task<Snapshot> TakeAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        // This session idles while others work, and row security must fail rather than hide rows.
        const string Settle = """
            SET TRANSACTION READ ONLY;
            SELECT pg_catalog.set_config(name, '0', true) FROM pg_catalog.pg_settings
            WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout');
            SET LOCAL row_security = off
            """;
        try
        {
            var transaction = await session.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await using (var settle = new NpgsqlCommand(Settle, session)) await settle.ExecuteNonQueryAsync(cancellation);
            await using var export = new NpgsqlCommand("SELECT pg_catalog.pg_export_snapshot()", session);
            return new Snapshot(session, transaction, (string)(await export.ExecuteScalarAsync(cancellation))!);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    internal Task<IReadOnlyList<TableCount>> CountRowsAsync(CancellationToken cancellation) => RowCounts.ReadAsync(_session, cancellation);

    internal Task<DatabaseSchema> ReadSchemaAsync(string historyTable, CancellationToken cancellation) => SchemaReader.ReadAsync(_session, historyTable, cancellation);

    internal async Task<IReadOnlyList<BackedUpMigration>> ReadHistoryAsync(string historyTable, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", _session) { Parameters = { new NpgsqlParameter<string> { TypedValue = historyTable } } };
        if (!(bool)(await exists.ExecuteScalarAsync(cancellation))!) return []; // a failed SELECT would end the transaction
        var rows = await new Sessions.History(historyTable).ReadAsync(_session, cancellation);
        return [.. rows.Select(row => new BackedUpMigration(row.Id.Value, row.ProductVersion))];
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _session.DisposeAsync();
    }
}
