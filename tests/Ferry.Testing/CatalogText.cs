using Npgsql;

namespace Ferry.Testing;

/// <summary>A database as its catalog says, one line for each thing and for each row, sorted.</summary>
internal static class CatalogText
{
    // Without the places of columns, as a dump whose lines are sorted.
    private const string Schema = """
        WITH mine AS (
            SELECT c.*, format('%I.%I', n.nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname !~ '^pg_|^information_schema$' AND nspname <> $1)
        SELECT line FROM (
            SELECT format('schema %I, %s', nspname, nspacl) AS line FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' AND nspname <> $1
            UNION ALL
            SELECT format('%s, kind %s, %s, options %s, owner %s, rights %s, row security %s, comment %s, view %s, part %s', name, relkind, relpersistence, reloptions,
                relowner::regrole, relacl, relrowsecurity, obj_description(oid, 'pg_class'), CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END, pg_get_expr(relpartbound, oid)) FROM mine
            UNION ALL
            SELECT format('%s.%I %s, not null %s, default %s, identity %s, generated %s, collation %s, options %s, comment %s', name, attname, format_type(atttypid, atttypmod), attnotnull,
                pg_get_expr(adbin, adrelid), attidentity, attgenerated, attcollation::regcollation, attoptions, col_description(attrelid, attnum))
            FROM pg_attribute a JOIN mine ON mine.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT format('%s constraint %I %s: %s, valid %s, local %s, inherited %s, final %s, comment %s', name, conname, contype, pg_get_constraintdef(k.oid), convalidated, conislocal, coninhcount,
                connoinherit, obj_description(k.oid, 'pg_constraint'))
            FROM pg_constraint k JOIN mine ON mine.oid = conrelid
            UNION ALL
            SELECT format('%s, valid %s, primary %s, immediate %s, clustered %s, replica %s', pg_get_indexdef(indexrelid), indisvalid, indisprimary, indimmediate, indisclustered, indisreplident)
            FROM pg_index JOIN mine ON mine.oid = indrelid
            UNION ALL
            SELECT format('sequence %s %s, from %s by %s, %s to %s, cache %s, cycle %s', name, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle) FROM pg_sequence JOIN mine ON mine.oid = seqrelid
            UNION ALL
            SELECT format('%s %s, enabled %s', name, pg_get_triggerdef(t.oid), tgenabled) FROM pg_trigger t JOIN mine ON mine.oid = tgrelid WHERE NOT tgisinternal
            UNION ALL
            SELECT format('%s %s', name, pg_get_ruledef(r.oid)) FROM pg_rewrite r JOIN mine ON mine.oid = ev_class
            UNION ALL
            SELECT format('policy %s %I %s %s %s', name, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy JOIN mine ON mine.oid = polrelid
            UNION ALL
            SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s JOIN mine ON mine.oid = stxrelid
            UNION ALL
            SELECT format('%s, rights %s, comment %s', CASE prokind WHEN 'a' THEN 'aggregate ' || p.oid::regprocedure ELSE pg_get_functiondef(p.oid) END, proacl, obj_description(p.oid, 'pg_proc'))
            FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname !~ '^pg_|^information_schema$' AND nspname <> $1
            UNION ALL
            SELECT format('type %s, kind %s, default %s, labels %s', t.oid::regtype, typtype, typdefault, (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
            FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname !~ '^pg_|^information_schema$' AND nspname <> $1 AND typtype <> 'b'
            UNION ALL
            SELECT format('extension %I %s', extname, extversion) FROM pg_extension) all_of_it
        ORDER BY line COLLATE "C"
        """;

    private const string Tables = """
        SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind IN ('r', 'S', 'm') AND nspname !~ '^pg_|^information_schema$' AND nspname <> $1 ORDER BY 1
        """;

    internal static async Task<string> OfAsync(string connectionString, IReadOnlyCollection<string> options)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var without = options.Contains("--exclude-schema=ferry") ? "ferry" : "";
        var lines = await AskAsync(connection, Schema, without);
        if (options.Contains("--schema-only")) return string.Join('\n', lines);
        foreach (var table in await AskAsync(connection, Tables, without))
            lines.AddRange((await AskAsync(connection, $"""SELECT text FROM (SELECT (to_jsonb("the row") - 'log_cnt')::text COLLATE "C" AS text FROM (SELECT * FROM {table}) "the row") rows ORDER BY text""")).Select(row => $"{table} has {row}"));

        return string.Join('\n', lines);
    }

    private static async Task<List<string>> AskAsync(NpgsqlConnection connection, string sql, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
