namespace Ferry.PostgreSql.Tests.Sql;

/// <summary>Statements, and whether PostgreSQL refuses them inside a transaction block.</summary>
public static class TransactionBlockCases
{
    public const string Setup = """
        create table t(a int primary key, b int);
        create index ti on t(b);
        cluster t using t_pkey;
        create table pt(a int) partition by range(a);
        create table p1 partition of pt for values from (0) to (10);
        create materialized view mv as select 1 a;
        create unique index on mv(a);
        create type en as enum('a');
        create database dd;
        create subscription sub connection 'dbname=nowhere' publication p with (connect=false, slot_name=nowhere);
        alter subscription sub enable;
        """;

    public static TheoryData<string, bool> All => new()
    {
        { "create index concurrently x on t(a)", true },
        { "Create /* now */ Unique\n-- or later\nIndex\tConcurrently on t(a)", true },
        { "create index on t(a)", false },
        { "create index \"concurrently\" on t(a)", false },
        { "drop index concurrently ti", true },
        { "drop index ti", false },

        { "reindex table t", false },
        { "reindex table concurrently t", true },
        { "reindex index concurrently ti", true },
        { "reindex (concurrently) table t", true },
        { "reindex (verbose, concurrently on) table t", true },
        { "reindex (concurrently 1) table t", true },
        { "reindex (concurrently 0) table t", false },
        { "reindex (concurrently 'off', verbose) table t", false },
        { "reindex (concurrently, concurrently False) table t", false },
        { "reindex (concurrently false, concurrently) table t", true },
        { "reindex schema public", true },
        { "reindex (verbose) system postgres", true },
        { "reindex database postgres", true },

        { "alter table pt detach partition p1", false },
        { "alter table if exists only public.pt detach partition public.p1 concurrently", true },

        { "vacuum", true },
        { "vacuum full t", true },
        { "vacuum (analyze) t", true },
        { "analyze t", false },
        { "cluster", true },
        { "cluster verbose", true },
        { "cluster t", false },
        { "cluster (verbose) t", false },
        { "cluster verbose t using t_pkey", false },

        { "create database d2", true },
        { "drop database if exists nowhere", true },
        { "alter database dd set tablespace pg_default", true },
        { "alter database dd with tablespace pg_default", true },
        { "alter database dd tablespace = pg_default", true },
        { "alter database dd set work_mem = '1MB'", false },
        { "alter database dd rename to dd2", false },
        { "alter database dd connection limit 5", false },
        { "create tablespace ts location '/nowhere'", true },
        { "drop tablespace if exists nowhere", true },
        { "alter system set work_mem = '4MB'", true },
        { "alter system reset all", true },
        { "discard all", true },
        { "discard temp", false },

        { "create subscription s2 connection 'dbname=nowhere' publication p", true },
        { "create subscription s2 connection 'dbname=nowhere' publication p with (create_slot, enabled = false)", true },
        { "create subscription s2 connection 'dbname=nowhere' publication p with (connect = false)", false },
        { "drop subscription sub", true },
        { "alter subscription sub set publication p2", true },
        { "alter subscription sub add publication p2 with (refresh = true)", true },
        { "alter subscription sub set publication p2 with (refresh = false)", false },
        { "alter subscription sub refresh publication", true },
        { "alter subscription sub set (synchronous_commit = on)", false },
        { "alter subscription sub disable", false },

        { "commit prepared 'x'", true },
        { "rollback prepared 'x'", true },
        { "do $$ begin update t set b = 1; commit; end $$", true },
        { "do language plpgsql 'begin for a in 1..2 loop rollback and chain; end loop; end'", true },
        { "do $x$ begin if true then commit; end if; end $x$ language plpgsql", true },
        { "do $$ declare commit int; begin commit := 1; perform 'commit;'; /* ; commit; */ end $$", false },
        { "do $$ begin $$", false },

        { "refresh materialized view concurrently mv", false },
        { "alter type en add value 'b'", false },
        { "truncate t", false },
        { "select 1", false },
        { "insert into t values (1, 2)", false },
    };
}
