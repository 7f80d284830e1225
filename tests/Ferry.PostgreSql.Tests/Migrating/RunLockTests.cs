using Ferry.Core.Outcomes;
using Ferry.Ports;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public class RunLockTests
{
    [Fact]
    public async Task A_run_that_waits_too_long_ends_with_6_and_names_the_owner()
    {
        var pipeline = await Pipeline.CreateAsync(lockWait: TimeSpan.FromSeconds(2));
        await using var holder = await pipeline.OpenAsync<OrdinaryContext>("holding-on");
        var held = Assert.IsType<LockAttempt.Held>(await holder.LockAsync(TimeSpan.Zero, default));
        var outcome = Assert.IsType<MigrateOutcome.Busy>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.Equal(6, (int)outcome.ExitCode);
        Assert.Contains("holding-on", outcome.Owner?.Application, StringComparison.Ordinal);
        Assert.Contains(pipeline.Lines, line => line.Contains("waiting for another run", StringComparison.Ordinal) && line.Contains("holding-on", StringComparison.Ordinal));
        Assert.False(await pipeline.ExistsAsync("a"));
        await held.Run.DisposeAsync();
    }

    [Fact]
    public async Task The_lock_is_free_again_when_its_run_ends()
    {
        var pipeline = await Pipeline.CreateAsync(lockWait: TimeSpan.FromSeconds(5));
        await using (var holder = await pipeline.OpenAsync<OrdinaryContext>("holding-on"))
        {
            var held = Assert.IsType<LockAttempt.Held>(await holder.LockAsync(TimeSpan.Zero, default));
            await held.Run.DisposeAsync();
        }

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>());
    }

    [Fact]
    public async Task A_statement_that_goes_on_in_the_server_after_its_run_was_killed_is_waited_for()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<SuppressedContext>("CreateCounter");
        await using var orphan = new Npgsql.NpgsqlConnection(pipeline.ConnectionString);
        await orphan.OpenAsync();
        await using var work = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_lock({0x46657279}, 2); SELECT pg_sleep(1.5); UPDATE counter SET n = 100; SELECT pg_advisory_unlock({0x46657279}, 2)", orphan);
        var going = work.ExecuteNonQueryAsync();
        while (await pipeline.AskAsync<long>($"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = {0x46657279} AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0) await Task.Delay(10);
        await pipeline.UpAsync<SuppressedContext>();
        Assert.Equal(111, await pipeline.AskAsync<int>("SELECT n FROM counter"));
        await going;
    }

    [Fact]
    public async Task Two_databases_of_one_server_do_not_wait_for_each_other()
    {
        var one = await Pipeline.CreateAsync(lockWait: TimeSpan.Zero);
        var other = await Pipeline.CreateAsync(lockWait: TimeSpan.Zero);
        await using var holder = await one.OpenAsync<OrdinaryContext>("holding-on");
        var held = Assert.IsType<LockAttempt.Held>(await holder.LockAsync(TimeSpan.Zero, default));
        Assert.IsType<MigrateOutcome.Completed>(await other.UpAsync<OrdinaryContext>());
        await held.Run.DisposeAsync();
    }

    [Fact]
    public async Task Ending_the_session_that_holds_the_lock_stops_statements_outside_a_transaction()
    {
        var pipeline = await Pipeline.CreateAsync();
        var run = pipeline.UpAsync<SuppressedContext>();
        while (await pipeline.AskAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ferry migrate-up%' AND state = 'idle'") == 0) await Task.Delay(5);
        await pipeline.AskAsync<bool>($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = {0x46657279} AND objid = 1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var outcome = await run;
        var count = await pipeline.AskAsync<int>("SELECT COALESCE((SELECT n FROM counter), 0)");
        var recorded = (await pipeline.HistoryAsync() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(recorded switch { 2 => 1, 3 => 11, _ => 0 }, count);
        Assert.True(outcome is MigrateOutcome.StoppedPartway or MigrateOutcome.RolledBack or MigrateOutcome.Completed, outcome.Notice.ToString());
    }
}
