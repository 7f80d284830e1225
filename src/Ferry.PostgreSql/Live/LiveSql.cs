using Ferry.PostgreSql.Sessions;

namespace Ferry.PostgreSql.Live;

/// <summary>What the live gate asks a server; PostgreSQL 13 to 18 understand all of it.</summary>
/// <remarks>Nothing here locks a table of the database: the gate must not wait for what it looks for.</remarks>
internal static class LiveSql
{
    // $1: names of tables and indexes; $2, $3: those whose referenced tables count, and by which constraint (empty for all).
    // A name stands for its table, its partitions, and the tables that are locked with it.
    private const string Family = """
        WITH RECURSIVE named(name, oid) AS (
            SELECT n.name, COALESCE(i.indrelid, c.oid) FROM pg_catalog.unnest($1::text[]) AS n(name)
            JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(n.name) LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)),
        family(name, oid) AS (
            SELECT name, oid FROM named
            UNION SELECT m.name, k.confrelid FROM ROWS FROM (pg_catalog.unnest($2::text[]), pg_catalog.unnest($3::text[])) AS r(name, by) JOIN named m ON m.name = r.name
            JOIN pg_catalog.pg_constraint k ON k.conrelid = m.oid AND k.contype = 'f' AND r.by IN ('', k.conname)
            UNION SELECT f.name, i.inhrelid FROM family f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.oid)
        """;

    // By session or, where it is a prepared transaction, by what pg_locks calls it.
    private const string Locks = Family + """
        , locks AS (
            SELECT l.pid, l.virtualtransaction,
                pg_catalog.array_agg(f.name) FILTER (WHERE f.oid IS NOT NULL) AS names,
                pg_catalog.array_agg(s.nspname || '.' || c.relname) FILTER (WHERE f.oid IS NOT NULL) AS tables,
                pg_catalog.array_agg(l.mode) FILTER (WHERE f.oid IS NOT NULL) AS modes,
                pg_catalog.count(DISTINCT l.relation) FILTER (WHERE f.oid IS NULL) AS others,
                pg_catalog.count(DISTINCT l.relation) FILTER (WHERE l.mode = 'AccessShareLock') AS reads
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'f', 'v', 'S')
            JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace AND s.nspname NOT LIKE 'pg\_%' AND s.nspname <> 'information_schema'
            LEFT JOIN family f ON f.oid = l.relation
            WHERE l.locktype = 'relation' AND l.granted AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            GROUP BY 1, 2)
        """;

    /// <summary>The role, the connections of the server, and what tells where it is.</summary>
    public const string Server = """
        SELECT current_user::text,
            pg_catalog.current_setting('max_connections')::int,
            pg_catalog.current_setting('superuser_reserved_connections')::int + COALESCE(pg_catalog.current_setting('reserved_connections', true)::int, 0),
            (SELECT pg_catalog.count(*)::int FROM pg_catalog.pg_stat_activity
                WHERE datid IS NOT NULL AND usesysid IS NOT NULL AND COALESCE(backend_type, 'client backend') = 'client backend'),
            pg_catalog.pg_size_bytes(pg_catalog.current_setting('max_wal_size')),
            CASE WHEN pg_catalog.pg_has_role('pg_read_all_settings', 'USAGE') THEN pg_catalog.current_setting('data_directory') END,
            pg_catalog.pg_postmaster_start_time(), pg_catalog.current_setting('port')::int
        """;

    /// <summary>Sessions of others in a transaction; $4: the id of this run. What the role may not see of them is NULL.</summary>
    /// <remarks>A dump holds a snapshot and reads nearly every table; only pg_dump says so in its name.</remarks>
    public const string Sessions = Locks + $$"""
        SELECT a.pid, a.usename::text, a.application_name, a.state, extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8,
            {{OthersStatements.Shown}},
            CASE WHEN a.query LIKE 'autovacuum:%(to prevent wraparound)%' THEN 'WraparoundVacuum'
                WHEN a.backend_type = 'autovacuum worker' THEN 'AutoVacuum'
                WHEN a.application_name IN ('pg_dump', 'pg_dumpall') OR a.application_name LIKE 'ferry backup-db %' OR a.backend_xmin IS NOT NULL AND l.reads >= 20
                    AND l.reads * 2 >= (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')) THEN 'Dump'
                ELSE 'Ordinary' END,
            a.backend_xmin IS NOT NULL AND a.backend_type IS DISTINCT FROM 'autovacuum worker', l.names, l.tables, l.modes, COALESCE(l.others, 0)::int
        FROM pg_catalog.pg_stat_activity a LEFT JOIN locks l ON l.pid = a.pid
        WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid() AND COALESCE(a.backend_type, '') NOT IN ('parallel worker', 'walsender')
            AND (l.pid IS NOT NULL OR a.backend_xmin IS NOT NULL)
            AND a.application_name NOT LIKE 'ferry % ' || $4 || ' %'
            AND (a.application_name !~ '^ferry [a-z-]+ [0-9a-f]{8} ' OR a.application_name LIKE 'ferry backup-db %')
        ORDER BY 5 DESC NULLS LAST
        """;

    /// <summary>The prepared transactions of this database.</summary>
    /// <remarks>Until the next start of the server they keep the virtual transaction of the session that prepared them, so only the lock on the transaction id leads to their locks.</remarks>
    public const string Prepared = Locks + """
        SELECT p.gid, p.owner::text, extract(epoch FROM pg_catalog.clock_timestamp() - p.prepared)::float8, l.names, l.tables, l.modes
        FROM pg_catalog.pg_prepared_xacts p
        LEFT JOIN pg_catalog.pg_locks t ON t.locktype = 'transactionid' AND t.transactionid = p.transaction AND t.granted AND t.pid IS NULL
        LEFT JOIN locks l ON l.pid IS NULL AND l.virtualtransaction = t.virtualtransaction
        WHERE p.database = pg_catalog.current_database() ORDER BY 3 DESC
        """;

    /// <summary>What replicates from this server; a role without rights sees that there is somebody, and no more.</summary>
    public const string Replicas = """
        SELECT COALESCE(NULLIF(application_name, ''), client_addr::text, 'pid ' || pid), extract(epoch FROM replay_lag)::float8,
            CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replay_lsn)::int8 END, state IS NULL
        FROM pg_catalog.pg_stat_replication WHERE state IS DISTINCT FROM 'backup' ORDER BY 1
        """;

    /// <summary>The replication slots.</summary>
    public const string Slots = """
        SELECT slot_name::text, active, CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn)::int8 END
        FROM pg_catalog.pg_replication_slots ORDER BY 1
        """;

    /// <summary>Invalid indexes; without the right to see who builds one now, none counts while somebody builds.</summary>
    public const string InvalidIndexes = """
        SELECT s.nspname::text, c.relname::text, pg_catalog.quote_ident(ts.nspname) || '.' || pg_catalog.quote_ident(t.relname), pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(c.relname)
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
        JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN pg_catalog.pg_namespace ts ON ts.oid = t.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND s.nspname NOT LIKE 'pg\_toast%'
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid OR p.index_relid IS NULL AND p.datname = pg_catalog.current_database())
        ORDER BY 4
        """;

    /// <summary>Constraints that are NOT VALID; those that PostgreSQL 18 has as NOT ENFORCED are never validated.</summary>
    public const string NotValid = """
        SELECT s.nspname::text, k.conname::text, pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(t.relname), pg_catalog.quote_ident(k.conname)
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class t ON t.oid = k.conrelid JOIN pg_catalog.pg_namespace s ON s.oid = t.relnamespace
        WHERE NOT k.convalidated AND k.conparentid = 0 AND pg_catalog.to_jsonb(k) ->> 'conenforced' IS DISTINCT FROM 'false'
        ORDER BY 3, 4
        """;

    /// <summary>Sizes of tables and of their partitions, by tablespace; needs a brief lock on each, as readers do.</summary>
    public const string Sizes = Family + """
        SELECT f.name, pg_catalog.min(COALESCE(p.nspname, s.nspname) || '.' || COALESCE(r.relname, c.relname)), pg_catalog.sum(pg_catalog.pg_relation_size(c.oid))::int8, pg_catalog.sum(pg_catalog.pg_total_relation_size(c.oid))::int8,
            CASE WHEN pg_catalog.min(c.reltuples) < 0 THEN -1 ELSE pg_catalog.sum(c.reltuples) END::float8,
            pg_catalog.pg_tablespace_location(COALESCE(NULLIF(c.reltablespace, 0), (SELECT dattablespace FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())))
        FROM family f JOIN pg_catalog.pg_class c ON c.oid = f.oid AND c.relkind IN ('r', 'm') JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
        LEFT JOIN named m ON m.name = f.name LEFT JOIN pg_catalog.pg_class r ON r.oid = m.oid LEFT JOIN pg_catalog.pg_namespace p ON p.oid = r.relnamespace
        GROUP BY 1, 6
        """;

    /// <summary>The types of columns; $1, $2: tables and columns.</summary>
    public const string Types = """
        SELECT n.name, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM ROWS FROM (pg_catalog.unnest($1::text[]), pg_catalog.unnest($2::text[])) AS n(name, col) JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass(n.name) AND a.attname = n.col
        """;
}
