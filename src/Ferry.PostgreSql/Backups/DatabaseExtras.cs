using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Carries over what people have set on a database: settings, also of roles in it, grants, connection limit, comment.</summary>
internal static class DatabaseExtras
{
    // Lists of names, which a quoted text would make one name of.
    private static readonly string[] Lists = ["search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries"];

    private const string Sql = """
        SELECT 'limit', datconnlimit::text, NULL, NULL FROM pg_catalog.pg_database WHERE datname = $1
        UNION ALL
        SELECT 'comment', pg_catalog.shobj_description(oid, 'pg_database'), NULL, NULL FROM pg_catalog.pg_database WHERE datname = $1
        UNION ALL
        SELECT 'owner', pg_catalog.pg_get_userbyid(datdba)::text, NULL, NULL FROM pg_catalog.pg_database WHERE datname = $1 AND datacl IS NOT NULL
        UNION ALL
        SELECT 'grant', g.privilege_type || CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END,
               CASE g.grantee WHEN 0 THEN NULL ELSE pg_catalog.pg_get_userbyid(g.grantee)::text END, NULL
        FROM pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) g WHERE d.datname = $1
        UNION ALL
        SELECT 'setting', pg_catalog.split_part(one, '=', 1), pg_catalog.substr(one, pg_catalog.strpos(one, '=') + 1),
               CASE s.setrole WHEN 0 THEN NULL ELSE pg_catalog.pg_get_userbyid(s.setrole)::text END
        FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) one WHERE d.datname = $1
        """;

    /// <summary>Copies them from one database to another of the same server.</summary>
    internal static async Task CarryOverAsync(NpgsqlConnection session, string from, string to, CancellationToken cancellation)
    {
        foreach (var statement in Statements(await ReadAsync(session, from, cancellation), Identifiers.Quote(to)))
        {
            // A transaction each, so that a setting is in force for no more than the statement that takes it over.
            await using var transaction = await session.BeginTransactionAsync(cancellation);
            await using (var command = new NpgsqlCommand(statement, session, transaction)) await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static IEnumerable<string> Statements(IReadOnlyList<(string Kind, string? First, string? Second, string? Third)> rows, string database)
    {
        foreach (var (kind, first, second, role) in rows)
        {
            switch (kind)
            {
                case "limit":
                    yield return $"ALTER DATABASE {database} CONNECTION LIMIT {first}";
                    break;
                case "comment" when first is not null:
                    yield return $"COMMENT ON DATABASE {database} IS {Identifiers.Literal(first)}";
                    break;
                case "owner":
                    yield return $"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {Identifiers.Quote(first!)}";
                    break;
                case "grant":
                    yield return $"GRANT {first!.Replace(" with grant option", "", StringComparison.Ordinal)} ON DATABASE {database} TO {(second is null ? "PUBLIC" : Identifiers.Quote(second))}"
                        + (first.EndsWith("option", StringComparison.Ordinal) ? " WITH GRANT OPTION" : "");
                    break;
                case "setting":
                    yield return Setting($"ALTER {(role is null ? "" : $"ROLE {Identifiers.Quote(role)} IN ")}DATABASE {database} SET", first!, second!);
                    break;
            }
        }
    }

    private static string Setting(string alter, string name, string value)
    {
        var quoted = string.Join('.', name.Split('.').Select(Identifiers.Quote));
        return Lists.Contains(name)
            ? $"SELECT pg_catalog.set_config({Identifiers.Literal(name)}, {Identifiers.Literal(value)}, true); {alter} {quoted} FROM CURRENT"
            : $"{alter} {quoted} TO {Identifiers.Literal(value)}";
    }

    private static async Task<IReadOnlyList<(string Kind, string? First, string? Second, string? Third)>> ReadAsync(NpgsqlConnection session, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session) { Parameters = { new NpgsqlParameter<string> { TypedValue = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<(string, string?, string?, string?)>();
        while (await reader.ReadAsync(cancellation)) rows.Add((reader.GetString(0), Text(1), Text(2), Text(3)));
        return rows;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
