using Ferry.Core.Drift;
using Npgsql;

namespace Ferry.PostgreSql.Schemas;

/// <summary>Reads a schema in an open transaction, in two round trips.</summary>
internal static class SchemaReader
{
    /// <summary>Puts the transaction into a state in which every server writes the same.</summary>
    /// <remarks>
    /// With nothing but pg_catalog on the search path the server writes every other name with its schema. The history table is found first:
    /// where EF Core names no schema, the search path does. The constants in defaults and checks (a moment, an interval, a float) are written
    /// in the session's style, which a database or a role may have set, and initdb takes the time zone of the machine.
    /// </remarks>
    internal const string Prepare = """
        SELECT coalesce(pg_catalog.to_regclass($1)::pg_catalog.oid::bigint, 0), pg_catalog.set_config('search_path', 'pg_catalog', true),
               pg_catalog.set_config('TimeZone', 'UTC', true), pg_catalog.set_config('DateStyle', 'ISO, YMD', true),
               pg_catalog.set_config('IntervalStyle', 'postgres', true), pg_catalog.set_config('extra_float_digits', '1', true),
               pg_catalog.set_config('bytea_output', 'hex', true), pg_catalog.set_config('quote_all_identifiers', 'off', true)
        """;

    /// <summary>Reads the schema; the search path of the transaction is pg_catalog afterwards.</summary>
    internal static async Task<DatabaseSchema> ReadAsync(NpgsqlConnection connection, string historyTable, CancellationToken cancellation)
    {
        var history = await PrepareAsync(connection, historyTable, cancellation);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in SchemaQueries.All) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<long> { TypedValue = history } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var objects = new List<SchemaObject>();
        do
        {
            while (await reader.ReadAsync(cancellation)) objects.Add(new SchemaObject(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }
        while (await reader.NextResultAsync(cancellation));

        return new DatabaseSchema(objects);
    }

    private static async Task<long> PrepareAsync(NpgsqlConnection connection, string historyTable, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Prepare, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = historyTable } } };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
