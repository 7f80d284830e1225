using Ferry.Core.Outcomes;
using Ferry.Settings;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class BackfillTests
{
    private const string Numbers = "SELECT count(*) || ' ' || count(*) FILTER (WHERE total = v * 2 AND fills = 1) FROM \"By Number\"";

    [Fact]
    public async Task Every_row_is_filled_once_in_many_transactions_and_the_constraint_behind_it_holds()
    {
        var pipeline = await AtAsync("CreateFilled");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillNumbers"));
        Assert.Equal("20000 20000", await pipeline.AskAsync<string>(Numbers));
        Assert.InRange(await pipeline.AskAsync<long>("SELECT count(DISTINCT xmin::text) FROM \"By Number\""), 3, 200);
        // A thousand in the order of numbers, which is not that of their digits.
        Assert.Equal(1000, await pipeline.AskAsync<long>("SELECT count(*) FROM \"By Number\" WHERE xmin::text = (SELECT xmin::text FROM \"By Number\" WHERE id = 3)"));
        Assert.Equal(1, pipeline.Told("20,000 rows filled, "));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<FilledContext>());
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillNumbers"));
        Assert.Equal("20000 20000", await pipeline.AskAsync<string>(Numbers));
    }

    [Fact]
    public async Task Keys_of_several_columns_and_of_any_type_are_gone_through()
    {
        var pipeline = await AtAsync("FillNumbers");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillSeveral"));
        Assert.Equal("3334 1666", await pipeline.AskAsync<string>("SELECT count(*) FILTER (WHERE v = -1 AND fills = 1) || ' ' || count(*) FILTER (WHERE v > 0 AND fills = 0) FROM other.by_several"));
        Assert.Equal(1000, await pipeline.AskAsync<long>("SELECT count(*) FROM by_unique WHERE v = 1"));
    }

    [Fact]
    public async Task Cut_in_the_middle_it_goes_on_where_it_was_and_no_row_is_filled_twice()
    {
        var pipeline = await AtAsync("CreateFilled");
        // The fourth batch fails for a time.
        await pipeline.AskAsync<object>("""
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF (SELECT count(DISTINCT xmin::text) FROM "By Number" WHERE total IS NOT NULL) > 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END';
            CREATE TRIGGER cut BEFORE UPDATE ON "By Number" FOR EACH STATEMENT EXECUTE FUNCTION cut();
            """);
        var cut = await pipeline.UpAsync<FilledContext>("FillNumbers");
        Assert.Equal(ExitCode.StoppedPartway, cut.ExitCode);
        var filled = await pipeline.AskAsync<long>("SELECT count(*) FROM \"By Number\" WHERE total IS NOT NULL");
        Assert.InRange(filled, 3000, 19999);
        Assert.Equal(filled, await pipeline.AskAsync<long>("SELECT rows FROM ferry.backfills"));
        await pipeline.AskAsync<object>("DROP FUNCTION cut CASCADE; UPDATE \"By Number\" SET total = NULL, fills = 0 WHERE id = 3");

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillNumbers"));
        Assert.Equal(1, pipeline.Told("goes on behind key"));
        // The row that was emptied behind its back is found by the look at the end.
        Assert.Equal("20000 20000", await pipeline.AskAsync<string>(Numbers));
    }

    [Fact]
    public async Task A_failure_before_the_first_batch_changes_nothing_and_one_behind_it_says_so()
    {
        var pipeline = await AtAsync("CreateFilled");
        await pipeline.AskAsync<object>("ALTER TABLE \"By Number\" ADD CHECK (total < 2)");
        Assert.Equal(ExitCode.StoppedPartway, (await pipeline.UpAsync<FilledContext>("FillNumbers")).ExitCode); // the first transaction is committed
        await pipeline.AskAsync<object>("ALTER TABLE \"By Number\" DROP CONSTRAINT \"By Number_total_check\"");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillNumbers"));

        await pipeline.AskAsync<object>("ALTER TABLE other.by_several ADD CHECK (fills = 0)");
        var failed = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<FilledContext>());
        Assert.Contains("by_several_fills_check", failed.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_a_filled_row_still_fits_is_told_instead_of_filling_for_ever()
    {
        var pipeline = await AtAsync("FillSeveral");
        var stopped = await pipeline.UpAsync<FilledContext>();
        Assert.Equal(ExitCode.StoppedPartway, stopped.ExitCode);
        Assert.Contains("rows that fit the condition are left after 5 passes", stopped.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_a_key_is_refused_with_what_is_missing()
    {
        var pipeline = await AtAsync("FillNumbers");
        await pipeline.AskAsync<object>("ALTER TABLE other.by_several DROP CONSTRAINT by_several_pkey");
        var failed = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<FilledContext>());
        Assert.Contains("has neither a primary key nor another unique index", failed.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_a_row_is_waited_for_briefly_again_and_again()
    {
        var pipeline = await Pipeline.CreateAsync(timeouts: TimeoutSettings.Usual with { Lock = TimeSpan.FromMilliseconds(200) });
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("CreateFilled"));
        await using var holder = new NpgsqlConnection(pipeline.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; UPDATE \"By Number\" SET v = v WHERE id = 30000", holder);
        await hold.ExecuteNonQueryAsync();
        var running = pipeline.UpAsync<FilledContext>("FillNumbers");
        while (pipeline.Told("no lock; others go first") == 0)
        {
            Assert.False(running.IsCompleted, "it met no lock");
            await Task.Delay(20);
        }

        await holder.CloseAsync();
        Assert.IsType<MigrateOutcome.Completed>(await running);
        Assert.Equal("20000 20000", await pipeline.AskAsync<string>(Numbers));
    }

    [Fact]
    public async Task A_look_at_who_is_in_the_way_that_falls_on_the_end_of_a_statement_is_no_failure()
    {
        var pipeline = await Pipeline.CreateAsync();
        pipeline.Clock = new HastyClock();
        SynchronizationContext.SetSynchronizationContext(new SlowContext());
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("CreateFilled"));
        for (var round = 1; round <= 3; round++)
        {
            Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>("FillNumbers"));
            Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<FilledContext>());
        }
    }

    private static async Task<Pipeline> AtAsync(string revision)
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<FilledContext>(revision));
        return pipeline;
    }

    // What should be waited for briefly is waited for as long as a short statement takes.
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(1) ? TimeSpan.FromMilliseconds(Random.Shared.Next(3)) : dueTime, period);
    }

    // As on a busy machine, a task's follower runs some time after the task has ended; more may have ended by then.
    private sealed class SlowContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => _ = Task.Delay(2).ContinueWith(
            _ =>
            {
                SetSynchronizationContext(this);
                d(state);
                SetSynchronizationContext(null);
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }
}
