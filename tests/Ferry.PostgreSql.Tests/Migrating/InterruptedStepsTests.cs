using Ferry.Core.Outcomes;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

/// <summary>Sessions that are ended while a statement runs that commits in steps of its own.</summary>
public sealed class InterruptedStepsTests
{
    private const string Invalid = "SELECT string_agg(c.relname, ',' ORDER BY c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid";
    private const string Pending = "SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = 'parts_old'::regclass";
    private const string Attached = "SELECT count(*) FROM pg_inherits WHERE inhrelid = 'parts_old'::regclass";

    [Fact]
    public async Task What_a_rebuild_left_is_dropped_and_it_runs_again()
    {
        var pipeline = await AtAsync("CreateParts");
        var before = await pipeline.AskAsync<uint>("SELECT relfilenode FROM pg_class WHERE relname = 'ix_parts_old_n'");
        Assert.Equal(ExitCode.StoppedPartway, (await CutWhileItWaitsAsync(pipeline, "RebuildIndex")).ExitCode);
        Assert.Equal("ix_parts_old_n_ccnew", await pipeline.AskAsync<string>(Invalid));
        // As if it had been cut once more, where the new index has the name already; and what a rebuild of another index left.
        await pipeline.AskAsync<object>("""
            CREATE INDEX ix_parts_old_n_ccold ON parts_old (n); CREATE INDEX ix_parts_old_i_ccnew ON parts_old (i); CREATE INDEX ix_valid_ccnew ON parts_old (n);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid IN ('ix_parts_old_n_ccold'::regclass, 'ix_parts_old_i_ccnew'::regclass)
            """);

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<PartedContext>("RebuildIndex"));
        Assert.Equal(1, pipeline.Told("dropping public.ix_parts_old_n_ccnew, which an interrupted rebuild left"));
        Assert.Equal(1, pipeline.Told("dropping public.ix_parts_old_n_ccold, which an interrupted rebuild left"));
        Assert.Equal("ix_parts_old_i_ccnew", await pipeline.AskAsync<string>(Invalid));
        Assert.True(await pipeline.ExistsAsync("ix_valid_ccnew"));
        Assert.NotEqual(before, await pipeline.AskAsync<uint>("SELECT relfilenode FROM pg_class WHERE relname = 'ix_parts_old_n'"));
    }

    [Fact]
    public async Task A_rebuild_that_is_cancelled_leaves_nothing()
    {
        var pipeline = await AtAsync("CreateParts");
        using var stop = new CancellationTokenSource();
        await using var holder = await HoldAsync(pipeline);
        var running = pipeline.UpAsync<PartedContext>("RebuildIndex", cancellation: stop.Token);
        await WaitsAsync(pipeline, running, "count(pid)");
        await stop.CancelAsync();
        await Task.Delay(200);
        await holder.CloseAsync();
        Assert.IsType<MigrateOutcome.RolledBack>(await running);
        Assert.Null(await pipeline.AskAsync<string>(Invalid));
    }

    [Fact]
    public async Task A_partition_that_is_half_off_is_taken_off()
    {
        var pipeline = await AtAsync("RebuildIndex");
        var cut = await CutWhileItWaitsAsync(pipeline);
        Assert.Equal(ExitCode.StoppedPartway, cut.ExitCode);
        Assert.Contains("a partition that is half off is taken off by the next run", cut.Notice.ToString(), StringComparison.Ordinal);
        Assert.True(await pipeline.AskAsync<bool>(Pending));

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<PartedContext>());
        Assert.Equal(1, pipeline.Told("an interrupted run has begun to take partition \"parts_old\" off \"parts\"; finishing it"));
        Assert.Equal(0, await pipeline.AskAsync<long>(Attached));
        Assert.Equal(2, await pipeline.AskAsync<long>("SELECT count(*) FROM parts_old"));
    }

    [Fact]
    public async Task A_partition_that_is_off_is_passed_over()
    {
        var pipeline = await AtAsync("RebuildIndex");
        Assert.Equal(ExitCode.StoppedPartway, (await pipeline.CutAtAsync("NEW.event = 'done'", () => pipeline.UpAsync<PartedContext>())).ExitCode);
        Assert.Equal(0, await pipeline.AskAsync<long>(Attached));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<PartedContext>());
        Assert.Equal(1, pipeline.Told("is off \"parts\" already: an interrupted run did that"));
    }

    private static async Task<Pipeline> AtAsync(string revision)
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<PartedContext>(revision));
        return pipeline;
    }

    private static async Task<MigrateOutcome> CutWhileItWaitsAsync(Pipeline pipeline, string? revision = null)
    {
        await using var holder = await HoldAsync(pipeline);
        var running = pipeline.UpAsync<PartedContext>(revision);
        await WaitsAsync(pipeline, running, "count(pg_terminate_backend(pid))");
        return await running;
    }

    // An open transaction that has used the table: every step waits for such.
    private static async Task<NpgsqlConnection> HoldAsync(Pipeline pipeline)
    {
        var holder = new NpgsqlConnection(pipeline.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; UPDATE parts SET n = n", holder);
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private static async Task WaitsAsync(Pipeline pipeline, Task running, string then)
    {
        while (await pipeline.AskAsync<long>($"SELECT {then} FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'virtualxid' AND application_name LIKE 'ferry %'") == 0)
        {
            Assert.False(running.IsCompleted, "it never waited");
            await Task.Delay(5);
        }
    }
}
