using Ferry.Core.Status;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Looks at a database beside its history.</summary>
internal static class DatabaseLook
{
    private const string Sql = """
        SELECT COALESCE((SELECT system_identifier::text FROM pg_catalog.pg_control_system()), ''),
               (SELECT oid::text FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()),
               pg_catalog.pg_database_size(pg_catalog.current_database()),
               pg_catalog.to_regclass($1) IS NOT NULL
        """;

    private const string Tables = """
        SELECT n.nspname || '.' || c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'ferry') AND n.nspname NOT LIKE 'pg\_%'
          AND c.oid IS DISTINCT FROM pg_catalog.to_regclass($1)
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1 LIMIT 5
        """;

    // One that another session is building right now is not left behind.
    private const string InvalidIndexes = """
        SELECT n.nspname || '.' || c.relname
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname NOT LIKE 'pg\_toast%'
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
        ORDER BY 1
        """;

    internal static async Task<DatabaseFacts> ReadAsync(NpgsqlConnection connection, string historyTable, CancellationToken cancellation)
    {
        var (identity, size, hasHistory) = await HeadAsync(connection, historyTable, cancellation);
        return new DatabaseFacts(
            identity,
            connection.PostgreSqlVersion.ToString(2),
            size,
            hasHistory,
            await NamesAsync(connection, Tables, historyTable, cancellation),
            await NamesAsync(connection, InvalidIndexes, null, cancellation));
    }

    private static async Task<(string Identity, long Size, bool HasHistory)> HeadAsync(NpgsqlConnection connection, string historyTable, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = historyTable });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return ($"{reader.GetString(0)}/{reader.GetString(1)}", reader.GetInt64(2), reader.GetBoolean(3));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection connection, string sql, string? parameter, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }
}
