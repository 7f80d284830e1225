using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Processes;
using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Backups;

public sealed class RestoreTests
{
    // Takes its time in a restore and none when it is made.
    private const string SlowInRestore = "CREATE MATERIALIZED VIEW slow AS SELECT CASE WHEN current_setting('application_name') LIKE 'ferry restore-db%' THEN pg_sleep(30) END IS NULL AS x; ";

    [Fact]
    public async Task What_was_written_since_is_gone_and_kept_in_the_old_database()
    {
        await using var pipeline = await SmallAsync();
        await pipeline.TakenAsync();
        await pipeline.AskAsync<object>("DELETE FROM one");
        await DoneAsync(pipeline.RestoreAsync());
        Assert.Equal(10L, await pipeline.AskAsync<long>("SELECT count(*) FROM one"));
        var old = (await pipeline.NamesAsync()).Single(name => name != pipeline.DatabaseName);
        Assert.Equal(0L, await Servers.Sql.AskAsync(In(pipeline, old), "SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task The_old_database_goes_when_told()
    {
        await using var pipeline = await SmallAsync();
        await pipeline.TakenAsync();
        await DoneAsync(pipeline.RestoreAsync(dropOld: true));
        Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
    }

    [Fact]
    public async Task A_dropped_database_comes_back()
    {
        await using var pipeline = await SmallAsync();
        await pipeline.TakenAsync();
        await Servers.Sql.AskAsync(In(pipeline, "postgres"), $"DROP DATABASE {pipeline.DatabaseName} WITH (FORCE)");
        await DoneAsync(pipeline.RestoreAsync());
        Assert.Equal(10L, await pipeline.AskAsync<long>("SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task Settings_grants_limit_and_comment_of_the_database_are_carried_over()
    {
        await using var pipeline = await BackupPipeline.AwkwardAsync();
        var name = pipeline.DatabaseName;
        await AwkwardDatabase.RunAsync(pipeline.ConnectionString, $"""
            ALTER DATABASE {name} SET search_path TO billing, "Odd Schema", public;
            ALTER DATABASE {name} SET statement_timeout TO '61s';
            ALTER DATABASE {name} SET my.setting TO E'it''s \\ odd';
            ALTER DATABASE {name} SET default_transaction_read_only TO off;
            ALTER ROLE ferry_reader IN DATABASE {name} SET work_mem TO '5MB';
            ALTER DATABASE {name} CONNECTION LIMIT 77;
            REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC;
            GRANT CREATE ON DATABASE {name} TO ferry_reader WITH GRANT OPTION;
            COMMENT ON DATABASE {name} IS 'the shop''s';
            ALTER DATABASE {name} OWNER TO ferry_owner
            """);
        var before = await TraitsAsync(pipeline);
        await pipeline.TakenAsync();
        await DoneAsync(pipeline.RestoreAsync());
        Assert.Equal(before, await TraitsAsync(pipeline));
        Assert.Equal("billing, \"Odd Schema\", public", await pipeline.AskAsync<string>("SHOW search_path"));
    }

    [Fact]
    public async Task Sessions_that_come_again_and_again_do_not_keep_it_from_swapping()
    {
        await using var pipeline = await SmallAsync();
        await pipeline.TakenAsync();
        using var end = new CancellationTokenSource();
        var failures = 0;
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                try { await pipeline.AskAsync<long>("SELECT count(*) FROM one"); }
                catch (NpgsqlException) { Interlocked.Increment(ref failures); }
            }
        })).ToList();
        await DoneAsync(pipeline.RestoreAsync());
        await end.CancelAsync();
        await Task.WhenAll(clients);
        Assert.Equal(10L, await pipeline.AskAsync<long>("SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task Killed_it_leaves_the_database_and_the_next_removes_the_rest()
    {
        await using var pipeline = await SmallAsync(SlowInRestore);
        var taken = await pipeline.TakenAsync();
        using (var process = TargetProcess.Start(pipeline, "restore-db", "--backup=latest"))
        {
            await UntilRestoringAsync(pipeline);
            process.Kill();
            await process.WaitForExitAsync();
        }

        var beside = $"{pipeline.DatabaseName}_restore_{taken.Manifest.Id}";
        Assert.Contains(beside, await pipeline.NamesAsync());
        Assert.Equal(10L, await pipeline.AskAsync<long>("SELECT count(*) FROM one"));
        await pipeline.AskAsync<object>("DROP MATERIALIZED VIEW slow");
        await pipeline.TakenAsync();
        await DoneAsync(pipeline.RestoreAsync(dropOld: true));
        Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
        Assert.Contains(pipeline.Lines, line => line.Contains($"dropped {beside}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_its_connections_lost_it_fails_and_the_database_stays()
    {
        await using var pipeline = await SmallAsync(SlowInRestore);
        await pipeline.TakenAsync();
        var restore = pipeline.RestoreAsync();
        await UntilRestoringAsync(pipeline);
        await pipeline.AskAsync<object>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname LIKE '{pipeline.DatabaseName}\\_restore\\_%'");
        var failed = await Assert.ThrowsAsync<SurroundingsException>(() => restore);
        Assert.Contains("is as it was", failed.Notice.Headline, StringComparison.Ordinal);
        Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
        Assert.Equal(10L, await pipeline.AskAsync<long>("SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task On_a_disk_that_fills_up_it_fails_and_the_database_stays()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 24);
        await using var pipeline = await SmallAsync();
        // The server's user, which is not this one's.
        await ProcessRunner.RunOrThrowAsync(new ProcessCommand("chown", $"--reference={await pipeline.AskAsync<string>("SHOW data_directory")}", disk.Folder), "The disk is not the server's.");
        await pipeline.NeedToolsAsync();
        await pipeline.AskAsync<object>($"CREATE TABLESPACE small LOCATION '{disk.Folder}'");
        await pipeline.AskAsync<object>("CREATE TABLE large TABLESPACE small AS SELECT i, repeat('x', 1000) AS b FROM generate_series(1, 13000) i");
        await pipeline.TakenAsync();

        var failed = await Assert.ThrowsAsync<SurroundingsException>(() => pipeline.RestoreAsync());

        Assert.Contains("is as it was", failed.Notice.Headline, StringComparison.Ordinal);
        Assert.Contains("No space left on device", failed.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("server", failed.Notice.Fix, StringComparison.Ordinal);
        Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
        Assert.Equal(13000L, await pipeline.AskAsync<long>("SELECT count(*) FROM large"));
        await pipeline.AskAsync<object>("DROP TABLE large");
        await pipeline.AskAsync<object>("DROP TABLESPACE small");
    }

    [Fact]
    public async Task What_the_role_may_not_do_is_told_before_anything_is_done()
    {
        await using var admin = await SmallAsync();
        var login = new NpgsqlConnectionStringBuilder(admin.ConnectionString);
        var role = $"poor_{Guid.NewGuid():N}"[..20];
        await admin.AskAsync<object>($"CREATE ROLE {role} LOGIN PASSWORD 'secret'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}; CREATE ROLE {role}_gone; GRANT SELECT ON one TO {role}_gone");
        login.Username = role;
        login.Password = "secret";
        await using var pipeline = new BackupPipeline(login.ConnectionString);
        await pipeline.TakenAsync();
        await admin.AskAsync<object>($"DROP OWNED BY {role}_gone; DROP ROLE {role}_gone");
        var refused = Assert.IsType<Refused>(await pipeline.RestoreAsync());
        Assert.All([$"ALTER ROLE {role} CREATEDB", $"GRANT postgres TO {role}", $"CREATE ROLE {role}_gone"], text => Assert.Contains(text, refused.Notice.ToString(), StringComparison.Ordinal));
        Assert.Equal([admin.DatabaseName], await admin.NamesAsync());
    }

    [Fact]
    public async Task An_owner_that_is_no_superuser_can_do_all_of_it()
    {
        await using var admin = await BackupPipeline.EmptyAsync();
        var role = $"owner_{Guid.NewGuid():N}"[..20];
        await admin.AskAsync<object>($"CREATE ROLE {role} LOGIN CREATEDB PASSWORD 'se:cr\\et'; ALTER DATABASE {admin.DatabaseName} OWNER TO {role}");
        var login = new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Username = role, Password = "se:cr\\et" };
        await using var pipeline = new BackupPipeline(login.ConnectionString);
        await pipeline.AskAsync<object>("CREATE EXTENSION citext; CREATE TABLE one (id integer PRIMARY KEY, name citext); INSERT INTO one VALUES (1, 'A')");
        await pipeline.TakenAsync();
        await DoneAsync(pipeline.RestoreAsync());
        Assert.Equal(1L, await pipeline.AskAsync<long>("SELECT count(*) FROM one WHERE name = 'a'"));
        Assert.Equal(ExitCode.Done, (await pipeline.VerifyAsync(withRestore: true)).ExitCode);
    }

    [Fact]
    public async Task A_protected_environment_asks_first()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync(isProtected: true);
        await pipeline.TakenAsync();
        Assert.Equal(ExitCode.Refused, (await pipeline.RestoreAsync()).ExitCode);
        Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
        pipeline.Confirms = true;
        await DoneAsync(pipeline.RestoreAsync(dropOld: true));
    }

    private static async Task<BackupPipeline> SmallAsync(string more = "")
    {
        var pipeline = await BackupPipeline.EmptyAsync();
        await AwkwardDatabase.RunAsync(pipeline.ConnectionString, $"CREATE TABLE one (id integer PRIMARY KEY); INSERT INTO one SELECT generate_series(1, 10); {more}");
        return pipeline;
    }

    private static async Task DoneAsync(Task<IOutcome> restore)
    {
        var outcome = await restore;
        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Notice.ToString());
    }

    private static string In(BackupPipeline pipeline, string database) => new NpgsqlConnectionStringBuilder(pipeline.ConnectionString) { Database = database }.ConnectionString;

    private static async Task<string> TraitsAsync(BackupPipeline pipeline) => (await pipeline.AskAsync<string>("""
        SELECT concat_ws(E'\n', pg_get_userbyid(datdba), datconnlimit, pg_encoding_to_char(encoding), datcollate, datctype, shobj_description(oid, 'pg_database'),
            (SELECT string_agg(a, ' ' ORDER BY a) FROM (SELECT g.grantee::text || g.privilege_type || g.is_grantable AS a FROM aclexplode(datacl) g) x),
            (SELECT string_agg(setrole::text || setconfig::text, E'\n' ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid))
        FROM pg_database d WHERE datname = current_database()
        """))!;

    private static async Task UntilRestoringAsync(BackupPipeline pipeline)
    {
        for (var tries = 0; !await pipeline.AskAsync<bool>($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname LIKE '{pipeline.DatabaseName}\\_restore\\_%' AND query LIKE 'REFRESH%' AND state = 'active')"); tries++)
        {
            Assert.True(tries < 600, "It did not come to that.");
            await Task.Delay(50);
        }
    }
}
