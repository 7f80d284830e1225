using System.Text.Json;
using Ferry.Core.Planning.Online;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Looks at tables and indexes for the online forms.</summary>
internal static class RelationsLook
{
    // A table and what inherits from it counts as one. How many pages there are says more than a row: what deleted rows leave has to be
    // read as well, and nothing has to be read to know. Somebody who keeps the table to himself would keep this waiting, so the catalog
    // answers where it can.
    private const string Sql = """
        WITH RECURSIVE asked AS (
            SELECT name, pg_catalog.to_regclass(name)::oid AS oid FROM pg_catalog.unnest($1::text[]) name
        ), known AS (
            SELECT a.name, c.oid, c.relkind IN ('i', 'I') AS is_index, COALESCE(i.indrelid, c.oid) AS "table",
                EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')) AS is_of_constraint
            FROM asked a JOIN pg_catalog.pg_class c ON c.oid = a.oid LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE c.relkind IN ('r', 'p', 'm', 'i', 'I')
        ), family AS (
            SELECT "table", "table" AS member FROM known
            UNION SELECT f."table", h.inhrelid FROM family f JOIN pg_catalog.pg_inherits h ON h.inhparent = f.member
        )
        SELECT k.name, k.is_index,
            EXISTS (SELECT 1 FROM family f JOIN pg_catalog.pg_class m ON m.oid = f.member
                WHERE f."table" = k."table" AND m.relkind IN ('r', 'm') AND (m.relpages > 0 OR pg_catalog.pg_relation_size(m.oid) > 0)),
            t.relkind = 'p' OR k.oid <> k."table" AND (SELECT relkind FROM pg_catalog.pg_class WHERE oid = k.oid) = 'I',
            k.is_of_constraint,
            ARRAY(SELECT '"' || pg_catalog.replace(a.attname, '"', '""') || '"' FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull),
            ARRAY(SELECT '"' || pg_catalog.replace(a.attname, '"', '""') || '"' FROM pg_catalog.pg_attribute a
                JOIN pg_catalog.pg_constraint c ON c.conrelid = a.attrelid AND c.contype = 'c' AND c.convalidated AND c.conkey = ARRAY[a.attnum]
                WHERE a.attrelid = t.oid AND NOT a.attisdropped
                    AND pg_catalog.pg_get_expr(c.conbin, c.conrelid) = '(' || pg_catalog.quote_ident(a.attname) || ' IS NOT NULL)'),
            (SELECT COALESCE(pg_catalog.jsonb_object_agg('"' || pg_catalog.replace(a.attname, '"', '""') || '"', '"' || pg_catalog.replace(n.name, '"', '""') || '"'), '{}')::text
                FROM pg_catalog.pg_attribute a CROSS JOIN LATERAL (SELECT t.relname || '_' || a.attname || '_not_null') n (name)
                WHERE pg_catalog.current_setting('server_version_num')::int >= 180000 AND a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attnotnull
                    AND t.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE t.oid IN (h.inhparent, h.inhrelid))
                    AND pg_catalog.octet_length(n.name) < 64 AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint c WHERE c.connamespace = t.relnamespace AND c.conname = n.name)),
            EXISTS (SELECT 1 FROM pg_catalog.pg_index u WHERE u.indrelid = t.oid AND u.indisunique AND u.indisvalid AND u.indpred IS NULL AND u.indexprs IS NULL
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND NOT a.attnotnull AND a.attnum = ANY ((u.indkey::int2[])[0:u.indnkeyatts - 1])))
        FROM known k JOIN pg_catalog.pg_class t ON t.oid = k."table"
        """;

    public static async Task<IReadOnlyDictionary<string, RelationFacts>> ReadAsync(NpgsqlConnection connection, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names] });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var facts = new Dictionary<string, RelationFacts>();
        while (await reader.ReadAsync(cancellation))
        {
            facts[reader.GetString(0)] = new RelationFacts(reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3))
            {
                IsOfConstraint = reader.GetBoolean(4),
                NotNull = await reader.GetFieldValueAsync<string[]>(5, cancellation),
                NotNullNames = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(7))!,
                Proven = await reader.GetFieldValueAsync<string[]>(6, cancellation),
                HasKey = reader.GetBoolean(8),
            };
        }

        return facts;
    }
}
