using Ferry.Core.Outcomes;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class InterruptedIndexTests
{
    private const string Built = "NEW.event = 'done'";

    [Fact]
    public async Task What_an_interrupted_build_left_invalid_is_dropped_and_built_anew()
    {
        var pipeline = await AtAsync("CountOutside");
        await pipeline.AskAsync<object>("INSERT INTO busy VALUES (1, 1)");
        var twice = await Assert.ThrowsAsync<PostgresException>(() => pipeline.AskAsync<object>("CREATE UNIQUE INDEX CONCURRENTLY ix_busy_i ON busy (i)"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, twice.SqlState);

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());

        Assert.Equal(1, pipeline.Told("dropping public.ix_busy_i, which an interrupted build left invalid"));
        Assert.Equal("valid, not unique", await pipeline.AskAsync<string>("SELECT CASE WHEN indisvalid THEN 'valid' END || ', ' || CASE WHEN NOT indisunique THEN 'not unique' END FROM pg_index WHERE indexrelid = 'ix_busy_i'::regclass"));
    }

    [Fact]
    public async Task A_build_whose_run_was_cut_before_it_was_recorded_is_not_done_twice_and_so_is_its_way_back()
    {
        var pipeline = await AtAsync("CountOutside");
        Assert.Equal(5, (int)(await pipeline.CutAtAsync(Built, () => pipeline.UpAsync<BusyContext>())).ExitCode);
        var built = await pipeline.AskAsync<uint>("SELECT 'ix_busy_i'::regclass::oid");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());
        Assert.Equal(built, await pipeline.AskAsync<uint>("SELECT 'ix_busy_i'::regclass::oid"));
        Assert.Equal(1, pipeline.Told("is there already: an interrupted run did that"));

        Assert.Equal(5, (int)(await pipeline.CutAtAsync(Built, () => pipeline.DownAsync<BusyContext>())).ExitCode);
        Assert.False(await pipeline.ExistsAsync("ix_busy_i"));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<BusyContext>());
        Assert.Equal(1, pipeline.Told("is gone already: an interrupted run did that"));
    }

    [Fact]
    public async Task An_index_of_that_name_that_no_run_began_is_left_alone()
    {
        var pipeline = await AtAsync("CountOutside");
        await pipeline.AskAsync<object>("CREATE INDEX ix_busy_i ON busy (n)");
        var outcome = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<BusyContext>());
        Assert.Contains("42P07", outcome.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("(n)", await pipeline.AskAsync<string>("SELECT pg_get_indexdef('ix_busy_i'::regclass)"), StringComparison.Ordinal);
    }

    private static async Task<Pipeline> AtAsync(string revision)
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>(revision));
        return pipeline;
    }
}
