using Ferry.Core.Outcomes;
using Ferry.Core.Sql;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Looks at a constraint that could not be validated.</summary>
internal static class ConstraintLook
{
    private const string IntegrityViolations = "23";

    private const string Sql = """
        SELECT c.contype::text, pg_catalog.quote_ident(c.conname), (SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace WHERE t.oid = c.conrelid),
            ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY k (number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place),
            (SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace WHERE t.oid = c.confrelid),
            ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY k (number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place),
            c.confmatchtype = 'f', c.connoinherit AND c.contype <> 'f', pg_catalog.pg_get_expr(c.conbin, c.conrelid)
        FROM pg_catalog.pg_constraint c
        WHERE c.conrelid = pg_catalog.to_regclass($1) AND c.conname = pg_catalog.replace(pg_catalog.substr($2, 2, pg_catalog.length($2) - 2), '""', '"')::pg_catalog.name AND NOT c.convalidated
        """;

    /// <summary>Looks; the session is in no transaction any more.</summary>
    /// <returns>The constraint that stays, NOT VALID; null where the failure has another reason, and where nothing stays.</returns>
    public static async Task<UnvalidatedConstraint?> ReadAsync(NpgsqlConnection connection, string sql, Exception problem)
    {
        if (problem is not PostgresException { SqlState: var state } || !state.StartsWith(IntegrityViolations, StringComparison.Ordinal) || Validation.Of(sql) is not { } validation) return null;
        try
        {
            await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 10 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = validation.Table });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = validation.Constraint });
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            return await reader.ReadAsync(CancellationToken.None) ? Of(reader) : null;
        }
        catch (Exception second) when (second is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return null; // what failed first is told all the same
        }
    }

    private static UnvalidatedConstraint? Of(NpgsqlDataReader row)
    {
        var (name, table, columns) = (row.GetString(1), (row.GetBoolean(7) ? "ONLY " : "") + row.GetString(2), row.GetFieldValue<string[]>(3));
        return row.GetString(0) switch
        {
            "c" => UnvalidatedConstraint.Check(name, table, row.GetString(8)),
            "f" => UnvalidatedConstraint.Reference(name, table, columns, row.GetString(4), row.GetFieldValue<string[]>(5), row.GetBoolean(6)),
            "n" => UnvalidatedConstraint.NotNull(name, table, columns[0]),
            _ => null,
        };
    }
}
