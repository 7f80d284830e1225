using Ferry.Core.Backups;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Finds what stands in the way of making a database beside another and of swapping the two.</summary>
internal static class Obstacles
{
    private const string Sql = """
        SELECT CASE WHEN NOT (r.rolsuper OR r.rolcreatedb) THEN 'CREATEDB, to make a database and to rename it: ALTER ROLE ' || pg_catalog.quote_ident(r.rolname) || ' CREATEDB' END
        FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
        UNION ALL
        SELECT 'ownership of the database, or of its owner''s role: GRANT ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.datdba)) || ' TO ' || pg_catalog.quote_ident(current_user)
        FROM pg_catalog.pg_database d WHERE d.datname = $1 AND NOT pg_catalog.pg_has_role(d.datdba, 'MEMBER')
        UNION ALL
        SELECT 'the end of the prepared transaction ' || pg_catalog.quote_literal(gid) || ' in the database: COMMIT PREPARED or ROLLBACK PREPARED'
        FROM pg_catalog.pg_prepared_xacts WHERE database = $1
        UNION ALL
        SELECT 'the role ' || pg_catalog.quote_ident(name) || ', which the backup names: CREATE ROLE ' || pg_catalog.quote_ident(name)
        FROM unnest($2) name WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = name)
        """;

    /// <summary>Finds all of them; each names what is missing, and the statement that helps.</summary>
    internal static async Task<IReadOnlyList<string>> FindAsync(NpgsqlConnection session, string database, BackupManifest manifest, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = database }, new NpgsqlParameter<string[]> { TypedValue = [.. manifest.Source.Roles] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        if (session.PostgreSqlVersion.Major < manifest.Source.Major) found.Add($"a server of version {manifest.Source.Major} or newer (the backup's); this one is {session.PostgreSqlVersion}");
        while (await reader.ReadAsync(cancellation))
        {
            if (!await reader.IsDBNullAsync(0, cancellation)) found.Add(reader.GetString(0));
        }

        return found;
    }
}
