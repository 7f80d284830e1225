using Ferry.Core.Outcomes;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public class MigrateDownTests
{
    [Fact]
    public async Task The_newest_migration_is_reverted_and_forgotten()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>();
        var outcome = Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<OrdinaryContext>());
        Assert.Equal("20260102000000_CreateB", outcome.Current?.Value);
        Assert.Equal("20260101000000_CreateA 20260102000000_CreateB", await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync("c"));
    }

    [Fact]
    public async Task Down_to_zero_reverts_everything_and_up_again_applies_it_anew()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>();
        await pipeline.DownToAsync<OrdinaryContext>("0");
        Assert.Null(await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync("a"));
        Assert.Equal(3, Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>()).Migrations.Count);
    }

    [Fact]
    public async Task Nothing_is_touched_when_one_of_the_migrations_has_no_usable_Down()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<IrreversibleContext>();
        var text = Assert.IsType<MigrateOutcome.Refused>(await pipeline.DownToAsync<IrreversibleContext>("CreateA")).Notice.ToString();
        Assert.Contains("20260102000000_EmptyDown: its Down is empty", text, StringComparison.Ordinal);
        Assert.Contains("20260103000000_ThrowingDown: its Down throws NotSupportedException: the old values are gone", text, StringComparison.Ordinal);
        Assert.True(await pipeline.ExistsAsync("d"));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<IrreversibleContext>());
    }

    [Fact]
    public async Task Nothing_applied_is_nothing_to_do()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.UpToDate>(await pipeline.DownAsync<OrdinaryContext>());
    }

    [Fact]
    public async Task A_concurrent_index_is_made_and_dropped_outside_a_transaction()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<ConcurrentContext>();
        Assert.True(await pipeline.AskAsync<bool>("SELECT bool_and(indisvalid) AND count(*) = 2 FROM pg_index WHERE indrelid = 'row'::regclass"));
        await pipeline.DownToAsync<ConcurrentContext>("CreateRows");
        Assert.False(await pipeline.ExistsAsync("ix_row_i"));
    }
}
