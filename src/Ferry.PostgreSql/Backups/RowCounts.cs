using Ferry.Core.Backups;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Counts the rows of everything that a dump has rows of.</summary>
internal static class RowCounts
{
    private const string LargeObjects = "(large objects)";

    // Tables and their partitions, each by itself, and filled materialized views; what an extension brings, its CREATE EXTENSION fills.
    private const string Tables = """
        SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE (c.relkind = 'r' OR (c.relkind = 'm' AND c.relispopulated)) AND c.relpersistence <> 't'
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY n.nspname, c.relname
        """;

    internal static async Task<IReadOnlyList<TableCount>> ReadAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        var counts = new List<TableCount>();
        foreach (var table in await FindTablesAsync(session, cancellation)) counts.Add(new TableCount(table, await CountAsync(session, $"ONLY {table}", cancellation)));
        counts.Add(new TableCount(LargeObjects, await CountAsync(session, "pg_catalog.pg_largeobject_metadata", cancellation)));
        return counts;
    }

    private static async Task<IReadOnlyList<string>> FindTablesAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Tables, session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancellation)) tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task<long> CountAsync(NpgsqlConnection session, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", session);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
