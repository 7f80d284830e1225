using Ferry.Ports;
using Ferry.PostgreSql.Ledgers;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Drops everything in a database but the ledger, in one transaction that also tells the ledger.</summary>
/// <remarks>
/// Neither the right to create databases nor the ownership of this one is needed. The schema public stays, with its grants, and so do
/// schemas and extensions of other roles: a role that could drop them by way of a schema could often not make them again.
/// </remarks>
internal static class Wiping
{
    // Long enough for the requests under way, short enough for an idle transaction to be named instead of waited for.
    private const string Patience = "SET LOCAL lock_timeout = '30s'";

    private const string Extensions = """
        SELECT 'extension', pg_catalog.quote_ident(extname), true FROM pg_catalog.pg_extension
        WHERE extname <> 'plpgsql' AND extowner = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user) ORDER BY 2
        """;

    // A schema goes as a whole where nothing of anybody else's goes with it.
    private const string Schemas = """
        SELECT n.oid, n.nspname, n.nspname = 'public' OR NOT pg_catalog.pg_has_role(n.nspowner, 'USAGE') OR EXISTS (
            SELECT 1 FROM pg_catalog.pg_depend e
            LEFT JOIN pg_catalog.pg_depend s ON s.classid = e.classid AND s.objid = e.objid AND s.refclassid = 'pg_catalog.pg_namespace'::regclass
            WHERE e.deptype = 'e' AND (s.refobjid = n.oid OR e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid)) AS stays
        FROM pg_catalog.pg_namespace n WHERE n.nspname NOT IN ('ferry', 'information_schema') AND n.nspname NOT LIKE 'pg\_%'
        """;

    private const string WholeSchemas = $"SELECT 'schema', pg_catalog.quote_ident(s.nspname), true FROM ({Schemas}) s WHERE NOT s.stays ORDER BY 2";

    // Whatever is in a schema depends on it by itself (pg_depend, manual 53.18), or belongs to something that does. What depends
    // internally on something else (the sequence of an identity column, the functions of a range type) cannot be dropped alone; the
    // columns of a partition key (objsubid) do so on their own table. The owner is in pg_shdepend, unless it is role 10, which made the cluster.
    private const string Objects = $"""
        SELECT CASE i.type WHEN 'statistics object' THEN 'statistics' ELSE i.type END, i.identity, pg_catalog.pg_has_role(COALESCE((
            SELECT o.refobjid FROM pg_catalog.pg_shdepend o
            WHERE o.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0 AND o.deptype = 'o'), 10), 'USAGE')
        FROM pg_catalog.pg_depend d CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
        WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.deptype = 'n' AND d.classid <> 'pg_catalog.pg_default_acl'::regclass
          AND d.refobjid IN (SELECT s.oid FROM ({Schemas}) s WHERE s.stays)
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.objsubid = 0 AND e.deptype IN ('e', 'i'))
        ORDER BY i.type <> 'table', 1, 2
        """;

    private const string LargeObjects = """
        SELECT pg_catalog.count(pg_catalog.lo_unlink(oid)) FROM pg_catalog.pg_largeobject_metadata WHERE pg_catalog.pg_has_role(lomowner, 'USAGE')
        """;

    internal static async Task<DatabaseWipe> RunAsync(NpgsqlConnection connection, RunIdentity run, CancellationToken cancellation)
    {
        var dropping = "the transaction";
        var (dropped, left) = (new List<string>(), new List<string>());
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await ExecuteAsync(Patience);
            foreach (var query in new[] { Extensions, WholeSchemas, Objects })
            {
                foreach (var (kind, name, isOurs) in await ReadAsync(query))
                {
                    dropping = $"{kind} {name}";
                    if (isOurs) await ExecuteAsync($"DROP {kind} IF EXISTS {name} CASCADE");
                    (isOurs ? dropped : left).Add(dropping);
                }
            }

            dropping = "large objects";
            await using var unlink = new NpgsqlCommand(LargeObjects, connection, transaction);
            if (await unlink.ExecuteScalarAsync(cancellation) is long count and > 0) dropped.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} large object{(count == 1 ? "" : "s")}"));

            dropping = "what the ledger says of it";
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var command in LedgerSql.Wiped(run)) batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return new DatabaseWipe.Wiped(dropped, left);
        }
        catch (PostgresException refused)
        {
            return new DatabaseWipe.Untouched(dropping, Errors.Of(refused));
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        async Task<List<(string Kind, string Name, bool IsOurs)>> ReadAsync(string query)
        {
            await using var command = new NpgsqlCommand(query, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<(string, string, bool)>();
            while (await reader.ReadAsync(cancellation)) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
            return rows;
        }
    }
}
