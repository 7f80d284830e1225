using Ferry.Core.Live;
using Ferry.Core.Outcomes;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Processes;
using Ferry.Settings;
using Ferry.Testing;
using FerryTestHost.Histories;
using Npgsql;
using Npgsql.Replication;
using NpgsqlTypes;

namespace Ferry.PostgreSql.Tests.Live;

/// <summary>Each thing that the live gate looks for, really brought about.</summary>
public sealed class LiveFactsTests(LiveServer server) : IClassFixture<LiveServer>
{
    private const string Alter = "ALTER TABLE busy ADD n int";

    [Fact]
    public async Task A_restore_is_refused_while_a_transaction_is_prepared_and_passes_without()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "BEGIN", "UPDATE busy SET i = i", "PREPARE TRANSACTION 'restore'");
        await using var database = await pipeline.OpenAsync<BusyContext>("test");
        await using var run = Assert.IsType<Ports.LockAttempt.Held>(await database.LockAsync(TimeSpan.FromMinutes(1), default)).Run;
        var refused = await pipeline.Live.PassRestoreAsync(run, default);
        Assert.StartsWith("Refused: the live database is in the way. Nothing was changed.", refused?.ToString(), StringComparison.Ordinal);
        Assert.Contains("'restore' of role postgres keeps the database from being renamed", refused!.ToString(), StringComparison.Ordinal);

        await Scene.RunAsync(pipeline.ConnectionString, "ROLLBACK PREPARED 'restore'");
        Assert.Null(await pipeline.Live.PassRestoreAsync(run, default));
        var facts = await run.ReadLiveAsync(TouchedTables.OfRestore, default);
        Assert.True(facts.FreeDisk[""] > 0);
    }

    [Fact]
    public async Task A_prepared_transaction_refuses_with_its_name_and_goes_unnoticed_elsewhere_but_for_a_note()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "BEGIN", "UPDATE busy SET i = i WHERE i = 1", "PREPARE TRANSACTION 'half of a ''transfer'''");

        var finding = Assert.Single(await Scene.JudgeAsync(pipeline, Alter));
        Assert.Equal(("prepared transaction", LiveWeight.Lasting), (finding.Name, finding.Weight));
        Assert.Contains("RowExclusiveLock on public.busy", finding.Problem, StringComparison.Ordinal);
        Assert.Equal(LiveWeight.Noted, Assert.Single(await Scene.JudgeAsync(pipeline, "CREATE TABLE other (i int)")).Weight);

        var remedy = finding.Remedy[finding.Remedy.IndexOf("ROLLBACK", StringComparison.Ordinal)..].Replace(" in this database", "", StringComparison.Ordinal);
        await Scene.RunAsync(pipeline.ConnectionString, remedy);
        Assert.Empty(await Scene.JudgeAsync(pipeline, Alter));
    }

    [Fact]
    public async Task A_running_dump_is_known_by_its_name_and_is_no_matter_of_age()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "CREATE TABLE later (i int)");
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "LOCK TABLE later IN ACCESS EXCLUSIVE MODE");
        var dump = ProcessRunner.RunAsync(await PostgresProgram.ForAsync(pipeline.ConnectionString, "pg_dump"));
        while (!dump.IsCompleted && !await pipeline.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock')")) await Task.Delay(20);
        Assert.SkipWhen(dump.IsCompleted && (await dump).Error.Contains("version mismatch", StringComparison.Ordinal), "this machine has no pg_dump for the server");

        var findings = LiveGate.Judge(Scene.Touch(Alter), await Scene.LookAsync(pipeline, Alter), LiveThresholds.Usual);

        var finding = Assert.Single(findings);
        Assert.Equal(("running dump", LiveWeight.Passing), (finding.Name, finding.Weight));
        Assert.Contains("app \"pg_dump\"", finding.Problem, StringComparison.Ordinal);
        Assert.Contains("AccessShareLock on public.busy", finding.Problem, StringComparison.Ordinal);
        Assert.Empty(LiveGate.Judge(Scene.Touch("UPDATE busy SET i = 0"), await Scene.LookAsync(pipeline, "UPDATE busy SET i = 0"), LiveThresholds.Usual));
        await holder.DisposeAsync();
        Assert.Equal(0, (await dump).ExitCode);
        Assert.Empty(await Scene.JudgeAsync(pipeline, Alter));
    }

    [Fact]
    public async Task A_dump_of_another_name_is_known_by_reading_every_table_in_one_snapshot()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "DO $$ BEGIN FOR i IN 1..25 LOOP EXECUTE format('CREATE TABLE t%s (i int)', i); END LOOP; END $$");
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN ISOLATION LEVEL REPEATABLE READ", "LOCK TABLE busy, " + string.Join(", ", Enumerable.Range(1, 25).Select(i => $"t{i}")) + " IN ACCESS SHARE MODE", "SELECT 1");
        Assert.Equal("running dump", Assert.Single(await Scene.JudgeAsync(pipeline, Alter)).Name);
    }

    [Fact]
    public async Task A_vacuum_against_wraparound_is_told_from_one_that_gives_way()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(
            pipeline.ConnectionString,
            "ALTER TABLE busy SET (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)",
            "DO $$ BEGIN FOR i IN 1..170000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
        while (!await pipeline.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'autovacuum: VACUUM public.busy (to prevent wraparound)%' AND datname = current_database())"))
            await pipeline.AskAsync<object>("SELECT pg_sleep(0.2); SELECT pg_current_xact_id()");

        var finding = Assert.Single(await Scene.JudgeAsync(pipeline, Alter), finding => finding.Name != "old transaction");
        Assert.Equal(("wraparound vacuum", LiveWeight.Passing), (finding.Name, finding.Weight));
        Assert.Contains("ShareUpdateExclusiveLock on public.busy", finding.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.JudgeAsync(pipeline, "UPDATE busy SET i = 0"), other => other.Name == "wraparound vacuum");
    }

    [Fact]
    public async Task A_standby_that_does_not_replay_is_noted()
    {
        var pipeline = await server.DatabaseAsync();
        await using var standby = new PhysicalReplicationConnection(pipeline.ConnectionString + ";Application Name=standby");
        await standby.Open();
        await standby.CreateReplicationSlot("forgotten", reserveWal: true);
        var system = await standby.IdentifySystem();
        using var end = new CancellationTokenSource();
        var streaming = StreamAsync(standby, system.XLogPos, end.Token);
        await Scene.RunAsync(pipeline.ConnectionString, "INSERT INTO busy SELECT generate_series(1, 100000)");
        while (!await pipeline.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_replication WHERE application_name = 'standby' AND replay_lsn < pg_current_wal_lsn())")) await Task.Delay(20);

        var facts = await Scene.LookAsync(pipeline, Alter);
        var findings = LiveGate.Judge(Scene.Touch(Alter), facts, Scene.Strict with { ReplicaBytes = 1_000_000 });

        Assert.Equal(["replica lag", "replication slot"], findings.Select(finding => finding.Name));
        Assert.All(findings, finding => Assert.Equal(LiveWeight.Noted, finding.Weight));
        Assert.StartsWith("standby is ", findings[0].Problem, StringComparison.Ordinal);
        Assert.Contains("SELECT pg_drop_replication_slot('forgotten')", findings[1].Remedy, StringComparison.Ordinal);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => streaming);
        await standby.DisposeAsync();
        await pipeline.AskAsync<object>("SELECT pg_drop_replication_slot('forgotten')");
    }

    [Fact]
    public async Task The_size_of_what_is_written_anew_is_held_against_what_is_allowed_and_against_the_disk()
    {
        var pipeline = await server.DatabaseAsync();
        const string Rewrite = "ALTER TABLE busy ALTER COLUMN i TYPE bigint";
        var facts = await Scene.LookAsync(pipeline, Rewrite);

        var table = Assert.Single(facts.Tables);
        Assert.Equal(await pipeline.AskAsync<long>("SELECT pg_total_relation_size('busy')"), table.TotalBytes);
        Assert.Equal("integer", table.Columns["i"]);
        Assert.InRange(facts.FreeDisk[""], new DriveInfo(server.Data).AvailableFreeSpace / 2, new DriveInfo(server.Data).AvailableFreeSpace * 2);
        Assert.Empty(Judge(facts, Scene.Strict));
        Assert.Equal("rewrite", Assert.Single(Judge(facts, Scene.Strict with { MaxRewrite = 1_000_000 })).Name);
        Assert.Equal("disk", Assert.Single(Judge(facts with { FreeDisk = new Dictionary<string, long> { [""] = 1_000_000 } }, Scene.Strict)).Name);

        IReadOnlyList<LiveFinding> Judge(LiveFacts facts, LiveThresholds thresholds) => LiveGate.Judge(Scene.Touch(Rewrite), facts, thresholds);
    }

    [Fact]
    public async Task What_failed_concurrent_builds_and_NOT_VALID_constraints_have_left_is_noted_and_refuses_who_would_make_it_again()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "INSERT INTO busy VALUES (1)", "ALTER TABLE busy ADD CONSTRAINT positive CHECK (i > 0) NOT VALID");
        var twice = await Assert.ThrowsAsync<PostgresException>(() => Scene.RunAsync(pipeline.ConnectionString, "CREATE UNIQUE INDEX CONCURRENTLY ux_busy ON busy (i)"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, twice.SqlState);

        var noted = await Scene.JudgeAsync(pipeline, Alter);
        Assert.Equal(["invalid index", "NOT VALID"], noted.Select(finding => finding.Name));
        Assert.All(noted, finding => Assert.Equal(LiveWeight.Noted, finding.Weight));
        Assert.Contains("ALTER TABLE public.busy VALIDATE CONSTRAINT positive", noted[1].Remedy, StringComparison.Ordinal);

        var refusing = (await Scene.JudgeAsync(pipeline, "CREATE UNIQUE INDEX IF NOT EXISTS ux_busy ON busy (i)"))[0];
        Assert.Equal((LiveWeight.Lasting, "DROP INDEX CONCURRENTLY public.ux_busy"), (refusing.Weight, refusing.Remedy));
        Assert.DoesNotContain(await Scene.JudgeAsync(pipeline, "CREATE UNIQUE INDEX CONCURRENTLY ux_busy ON busy (i)"), finding => finding.Name == "invalid index");
        Assert.DoesNotContain(await Scene.JudgeAsync(pipeline, "ALTER TABLE busy VALIDATE CONSTRAINT positive"), finding => finding.Name == "NOT VALID");
    }

    [Fact]
    public async Task An_index_that_somebody_builds_at_the_moment_is_no_leftover()
    {
        var pipeline = await server.DatabaseAsync();
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "UPDATE busy SET i = i WHERE i = 1");
        var building = Scene.RunAsync(pipeline.ConnectionString, "CREATE INDEX CONCURRENTLY ix_busy ON busy (i)");
        while (!await pipeline.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('ix_busy') AND NOT indisvalid)")) await Task.Delay(20);
        Assert.Empty((await Scene.LookAsync(pipeline, Alter)).InvalidIndexes);
        await holder.DisposeAsync();
        await building;
    }

    [Fact]
    public async Task A_partition_and_a_referenced_table_count_with_the_table_that_is_named()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(
            pipeline.ConnectionString,
            "CREATE TABLE parts (i int) PARTITION BY LIST (i)", "CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1)",
            "CREATE TABLE owner (id int PRIMARY KEY)", "CREATE TABLE owned (id int CONSTRAINT fk_owner REFERENCES owner, n int CONSTRAINT positive CHECK (n > 0))");
        await using (await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT * FROM part_1"))
            Assert.Contains("AccessShareLock on public.part_1", Assert.Single(await Scene.JudgeAsync(pipeline, "ALTER TABLE parts ADD n int")).Problem, StringComparison.Ordinal);

        await using var reader = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT * FROM owner");
        Assert.Contains("AccessShareLock on public.owner", Assert.Single(await Scene.JudgeAsync(pipeline, "DROP TABLE owned")).Problem, StringComparison.Ordinal);
        Assert.Single(await Scene.JudgeAsync(pipeline, "ALTER TABLE owned DROP CONSTRAINT fk_owner"));
        Assert.Empty(await Scene.JudgeAsync(pipeline, "ALTER TABLE owned DROP CONSTRAINT positive"));
    }

    [Fact]
    public async Task Names_inside_of_what_cannot_be_read_count_and_so_does_an_index_for_its_table()
    {
        var pipeline = await server.DatabaseAsync();
        await Scene.RunAsync(pipeline.ConnectionString, "CREATE INDEX ix_busy ON busy (i)");
        await using var reader = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT * FROM busy LIMIT 1");
        foreach (var sql in new[] { "DO $do$ BEGIN EXECUTE 'ALTER TABLE ' || 'public.busy' || ' ADD n int'; END $do$", "DROP INDEX ix_busy", "DROP INDEX CONCURRENTLY IF EXISTS ix_busy" })
            Assert.Contains("AccessShareLock on public.busy", Assert.Single(await Scene.JudgeAsync(pipeline, sql)).Problem, StringComparison.Ordinal);
        Assert.Equal(LiveWeight.Noted, Assert.Single(await Scene.JudgeAsync(pipeline, "CALL anything()")).Weight);
    }

    [Fact]
    public async Task A_table_that_somebody_has_for_himself_is_looked_at_without_waiting()
    {
        var pipeline = await server.DatabaseAsync();
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "LOCK TABLE busy IN ACCESS EXCLUSIVE MODE");

        var findings = await Scene.JudgeAsync(pipeline, "ALTER TABLE busy SET UNLOGGED").WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(["old transaction", "not seen"], findings.Select(finding => finding.Name));
    }

    [Fact]
    public async Task Connections_that_run_out_refuse()
    {
        var pipeline = await server.DatabaseAsync();
        var others = new List<NpgsqlConnection>();
        try
        {
            while ((await Scene.LookAsync(pipeline, Alter)).Server!.FreeConnections >= 3) others.Add(await Scene.StayAsync(pipeline.ConnectionString));
            var finding = Assert.Single(await Scene.JudgeAsync(pipeline, Alter), finding => finding.Name == "connections");
            Assert.Equal(LiveWeight.Passing, finding.Weight);
            // One that was closed a moment ago may still count in one of the two looks.
            Assert.Matches($"^[0-2] of {LiveServer.MaxConnections} are free", finding.Problem);
        }
        finally
        {
            foreach (var other in others) await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_role_without_rights_says_what_it_cannot_see_and_migrates()
    {
        var owner = await server.DatabaseAsync();
        await Scene.RunAsync(owner.ConnectionString, "DROP TABLE busy", "CREATE ROLE plain LOGIN PASSWORD 'plain'", "GRANT ALL ON SCHEMA public TO plain", $"GRANT CREATE ON DATABASE {owner.DatabaseName} TO plain");
        var pipeline = Pipeline.On(new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = "plain", Password = "plain" }.ConnectionString, live: Scene.Impatient);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>("CreateBusy"));
        await Scene.RunAsync(owner.ConnectionString, "GRANT SELECT ON busy TO PUBLIC");
        var reader = await Scene.StayAsync(owner.ConnectionString, "BEGIN", "SELECT 'secret' FROM busy");

        var facts = await Scene.LookAsync(pipeline, "ALTER TABLE busy ALTER COLUMN i TYPE bigint");
        Assert.Empty(facts.FreeDisk);
        var finding = Assert.Single(LiveGate.Judge(Scene.Touch(Alter), facts, Scene.Strict));
        Assert.Equal(("hidden transactions", LiveWeight.Noted, "GRANT pg_read_all_stats TO \"plain\""), (finding.Name, finding.Weight, finding.Remedy));
        Assert.Contains($"pid {reader.ProcessID} (role postgres, app \"a report\") holds AccessShareLock on public.busy", finding.Problem, StringComparison.Ordinal);
        await reader.DisposeAsync();

        // Its own sessions it sees as well as anybody.
        await using (await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT * FROM busy")) Assert.Equal("old transaction", Assert.Single(await Scene.JudgeAsync(pipeline, Alter)).Name);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());
    }

    [Fact]
    public async Task What_may_not_be_asked_is_said_and_the_rest_is_seen()
    {
        var owner = await server.DatabaseAsync();
        await Scene.RunAsync(owner.ConnectionString, "CREATE ROLE barred LOGIN PASSWORD 'barred'", "REVOKE SELECT ON pg_catalog.pg_prepared_xacts FROM PUBLIC", "GRANT SELECT ON busy TO barred");
        var pipeline = Pipeline.On(new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = "barred", Password = "barred" }.ConnectionString);
        await using var reader = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT * FROM busy");

        var findings = await Scene.JudgeAsync(pipeline, Alter);

        Assert.Equal(["old transaction", "not seen"], findings.Select(finding => finding.Name));
        Assert.StartsWith("prepared transactions: permission denied", findings[1].Problem, StringComparison.Ordinal);
    }

    private static async Task StreamAsync(PhysicalReplicationConnection standby, NpgsqlLogSequenceNumber from, CancellationToken cancellation)
    {
        // Like a standby whose replay is paused: it says once how far it is, and takes in what comes.
        await foreach (var message in standby.StartReplication(from, cancellation))
        {
            standby.SetReplicationStatus(from);
            await standby.SendStatusUpdate(cancellation);
        }
    }
}
