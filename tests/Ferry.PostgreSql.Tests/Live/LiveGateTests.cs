using Ferry.Core.Live;
using Ferry.Core.Outcomes;
using Ferry.Migrating;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Settings;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Live;

/// <summary>What a migration run makes of what the live gate sees.</summary>
public sealed class LiveGateTests
{
    [Fact]
    public async Task An_old_transaction_on_a_table_of_the_plan_refuses_with_who_it_is_and_the_SQL_that_ends_it()
    {
        var pipeline = await AtAsync("CreateBusy", Scene.Impatient);
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*), 'sword''fish' FROM busy");

        var outcome = Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<BusyContext>("AddCounter"));

        Assert.Equal(3, (int)outcome.ExitCode);
        Assert.All(
            ["the live database is in the way", "Nothing was changed.", $"old transaction: pid {holder.ProcessID} (role ", "app \"a report\", idle in transaction, its transaction open for ", "SELECT count(*), '…' FROM busy", "AccessShareLock on public.busy", $"SELECT pg_terminate_backend({holder.ProcessID})"],
            words => Assert.Contains(words, outcome.Notice.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("fish", outcome.Notice.ToString(), StringComparison.Ordinal);
        Assert.Equal("20260101000000_CreateBusy", await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync("in_force"));
        Assert.Equal(0, pipeline.Told("no lock"));
    }

    [Fact]
    public async Task What_ends_within_the_patience_is_waited_for_and_told()
    {
        var pipeline = await AtAsync("CreateBusy", new LiveGateSettings(Scene.Strict, TimeSpan.FromMinutes(2)));
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*) FROM busy");
        var up = pipeline.UpAsync<BusyContext>("AddCounter");
        while (pipeline.Told("the live database is in the way, waiting (") == 0) await Task.Delay(20);
        // Nobody stands behind a run that only looks.
        await pipeline.AskAsync<long>("SET statement_timeout = '5s'; SELECT count(*) FROM busy");
        Assert.False(up.IsCompleted);
        await holder.DisposeAsync();

        Assert.IsType<MigrateOutcome.Completed>(await up);
        Assert.Equal(1, pipeline.Told("the way is clear after"));
        Assert.Equal(0, pipeline.Told("no lock"));
    }

    [Fact]
    public async Task A_young_transaction_is_left_to_the_lock_timeout()
    {
        var pipeline = await AtAsync("CreateBusy", LiveGateSettings.Usual);
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*) FROM busy");
        const string Alter = "ALTER TABLE busy ADD n int";
        var facts = await Scene.LookAsync(pipeline, Alter);
        Assert.Equal(holder.ProcessID, Assert.Single(facts.Sessions).Who.ProcessId);
        Assert.Empty(LiveGate.Judge(Scene.Touch(Alter), facts, LiveThresholds.Usual));
    }

    [Fact]
    public async Task A_reader_is_not_in_the_way_of_a_writer()
    {
        var pipeline = await AtAsync("AddCounter", Scene.Impatient);
        await using var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*) FROM busy");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>("CountOutside"));
    }

    [Fact]
    public async Task A_concurrent_index_is_held_up_by_a_snapshot_anywhere_in_the_database_and_by_no_idle_reader_without_one()
    {
        var pipeline = await AtAsync("CountOutside", Scene.Impatient);
        await using (var holder = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1"))
        {
            var outcome = Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<BusyContext>());
            Assert.Contains($"pid {holder.ProcessID} (", outcome.Notice.ToString(), StringComparison.Ordinal);
            Assert.Contains("has a snapshot, for which a concurrent index waits", outcome.Notice.ToString(), StringComparison.Ordinal);
        }

        // The driver's portal has the snapshot of its query until the next statement.
        await using var reader = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*) FROM busy", "SAVEPOINT s");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());
    }

    [Fact]
    public async Task A_writer_of_the_table_holds_a_concurrent_index_up_and_a_reader_its_drop()
    {
        var pipeline = await AtAsync("CountOutside", Scene.Impatient);
        await using (await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "UPDATE busy SET n = 0 WHERE i = 1")) Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<BusyContext>());
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());

        await using var reader = await Scene.StayAsync(pipeline.ConnectionString, "BEGIN", "SELECT count(*) FROM busy");
        var outcome = Assert.IsType<MigrateOutcome.Refused>(await pipeline.DownAsync<BusyContext>());
        Assert.Contains("AccessShareLock on public.busy", outcome.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_reason_given_beforehand_the_run_goes_on_and_tells_what_it_passed_over()
    {
        var pipeline = await AtAsync("CreateBusy", LiveGateSettings.Usual);
        pipeline = Pipeline.On(pipeline.ConnectionString, live: Scene.Impatient with { Thresholds = Scene.Strict with { FreeConnections = 10_000 } });
        var refused = Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<BusyContext>("AddCounter"));
        Assert.Contains("connections: ", refused.Notice.ToString(), StringComparison.Ordinal);

        pipeline = Pipeline.On(pipeline.ConnectionString, live: Scene.Impatient with { Thresholds = Scene.Strict with { FreeConnections = 10_000 } });
        pipeline.Answers = new LiveAnswers("the pool is small");

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>("AddCounter"));
        Assert.Equal(1, pipeline.Told("going on all the same: the pool is small"));
        Assert.Equal(1, pipeline.Told("noted, connections: "));
    }

    [Fact]
    public async Task Nothing_pending_is_nothing_to_look_at()
    {
        var pipeline = await AtAsync("CreateBusy", LiveGateSettings.Usual);
        pipeline = Pipeline.On(pipeline.ConnectionString, live: Scene.Impatient with { Thresholds = Scene.Strict with { FreeConnections = 10_000 } });
        Assert.IsType<MigrateOutcome.UpToDate>(await pipeline.UpAsync<BusyContext>("CreateBusy"));
    }

    [Fact]
    public async Task A_refusal_on_an_empty_database_leaves_it_empty()
    {
        var pipeline = await Pipeline.CreateAsync(live: Scene.Impatient with { Thresholds = Scene.Strict with { FreeConnections = 10_000 } });
        Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<BusyContext>());
        Assert.Equal(0, await pipeline.AskAsync<long>("SELECT count(*) FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)"));
    }

    private static async Task<Pipeline> AtAsync(string revision, LiveGateSettings live)
    {
        var pipeline = await Pipeline.CreateAsync(live: live);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>(revision));
        return pipeline;
    }
}
