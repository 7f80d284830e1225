using Ferry.Core.Backups;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Asks a server what it and one of its databases are.</summary>
internal static class SourceReader
{
    // pg_shdepend knows every role that something in the database depends on, but for the one that initdb made.
    private const string Sql = """
        SELECT pg_catalog.current_setting('server_version'),
               (SELECT system_identifier::text FROM pg_catalog.pg_control_system()),
               d.datname::text, pg_catalog.pg_database_size(d.oid), pg_catalog.pg_encoding_to_char(d.encoding)::text, d.datcollate::text, d.datctype::text,
               (SELECT coalesce(pg_catalog.array_agg(r.rolname::text ORDER BY r.rolname), '{}')
                FROM pg_catalog.pg_roles r
                WHERE r.rolname !~ '^pg_' AND (r.oid = 10 OR r.oid IN (
                    SELECT s.refobjid FROM pg_catalog.pg_shdepend s WHERE s.dbid = d.oid AND s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass)))
        FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
        """;

    internal static async Task<BackupSource> ReadAsync(NpgsqlConnection session, string address, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new BackupSource(
            reader.GetString(0), session.PostgreSqlVersion.Major, address, reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
            await reader.GetFieldValueAsync<string[]>(7, cancellation));
    }
}
