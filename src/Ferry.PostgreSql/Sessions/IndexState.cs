using Ferry.Core.Sql;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>What there is of an index that a statement builds or drops concurrently.</summary>
/// <param name="Name">Its name with its schema, as in SQL.</param>
/// <param name="IsValid">True when queries use it.</param>
/// <param name="IsInProgress">True when some session builds it now.</param>
internal sealed record IndexState(string Name, bool IsValid, bool IsInProgress)
{
    /// <summary>True when a build broke off.</summary>
    public bool IsLeftBehind => !IsValid && !IsInProgress;

    /// <summary>Looks.</summary>
    /// <returns>The state; null when there is no such index.</returns>
    public static async Task<IndexState?> ReadAsync(NpgsqlConnection connection, ConcurrentIndex index, CancellationToken cancellation)
    {
        // An index is in its table's schema; where it is dropped by name, the search path finds it. A name that is too long is cut by
        // the server; the cast to "name" cuts it alike.
        const string Sql = """
            SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), i.indisvalid AND i.indisready AND i.indislive,
                EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE CASE WHEN $2 = '' THEN c.oid = pg_catalog.to_regclass($1)
                ELSE i.indrelid = pg_catalog.to_regclass($2) AND c.relname = pg_catalog.replace(pg_catalog.substr($1, 2, pg_catalog.length($1) - 2), '""', '"')::pg_catalog.name END
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = index.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = index.Table ?? "" });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new IndexState(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2)) : null;
    }
}
