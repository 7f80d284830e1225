using Ferry.Core.Backfills;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>A column of the key by which a backfill goes through its table.</summary>
/// <param name="Name">Its name, quoted.</param>
/// <param name="Type">Its type, as in SQL.</param>
internal sealed record KeyColumn(string Name, string Type)
{
    // Of the unique indexes without holes that of the primary key, else the narrowest, or that of the given columns.
    private const string Sql = """
        WITH candidates AS (
            SELECT i.indisprimary, i.indexrelid, ARRAY(SELECT k.number FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(number, at) WHERE k.at <= i.indnkeyatts ORDER BY k.at) AS numbers
            FROM pg_catalog.pg_index i WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL),
        chosen AS (
            SELECT c.numbers FROM candidates c
            WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum = ANY (c.numbers) AND NOT a.attnotnull)
              AND (cardinality($2) = 0 OR $2 = ARRAY(
                SELECT a.attname::text FROM unnest(c.numbers) WITH ORDINALITY k(number, at) JOIN pg_catalog.pg_attribute a ON a.attrelid = $1::regclass AND a.attnum = k.number ORDER BY k.at))
            ORDER BY c.indisprimary DESC, cardinality(c.numbers), c.indexrelid LIMIT 1)
        SELECT pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM chosen CROSS JOIN unnest(chosen.numbers) WITH ORDINALITY k(number, at) JOIN pg_catalog.pg_attribute a ON a.attrelid = $1::regclass AND a.attnum = k.number
        ORDER BY k.at
        """;

    /// <summary>Finds the key; no column where there is none and the backfill need not have one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<IReadOnlyList<KeyColumn>> ReadAsync(NpgsqlConnection connection, Backfill backfill, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = backfill.Table });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. backfill.Key] });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var columns = new List<KeyColumn>();
        while (await reader.ReadAsync(cancellation)) columns.Add(new KeyColumn(reader.GetString(0), reader.GetString(1)));
        return columns.Count > 0 || backfill.LeavesRest ? columns : throw new InvalidOperationException(
            backfill.Key.Count == 0
                ? $"{backfill.Table} has neither a primary key nor another unique index over columns that are not null, by which a backfill could go through it"
                : $"{backfill.Table} has no unique index over ({string.Join(", ", backfill.Key)}), in this order and not null, by which a backfill could go through it");
    }
}
