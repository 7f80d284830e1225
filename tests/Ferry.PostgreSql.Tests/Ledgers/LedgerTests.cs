using Ferry.Core.Outcomes;
using Ferry.PostgreSql.Tests.Migrating;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Ledgers;

public sealed class LedgerTests
{
    [Fact]
    public async Task A_migration_is_kept_with_its_SQL_its_way_back_and_what_became_of_it()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>("CreateA");
        Assert.Equal(
            "20260101000000_CreateA, 64 digits, up: CREATE TABLE a, down: DROP TABLE a, applied, not reverted",
            await pipeline.AskAsync<string>("""
                SELECT migration_id || ', ' || length(checksum) || ' digits, up: ' || substring(up::text FROM 'CREATE TABLE a') || ', down: ' || substring(down::text FROM 'DROP TABLE a')
                    || CASE WHEN applied_at IS NOT NULL THEN ', applied' END || CASE WHEN reverted_at IS NULL THEN ', not reverted' END
                FROM ferry.migrations
                """));

        await pipeline.DownAsync<OrdinaryContext>();
        Assert.Equal(1, await pipeline.AskAsync<long>("SELECT count(*) FROM ferry.migrations WHERE reverted_at IS NOT NULL AND reverted_by IN (SELECT id FROM ferry.runs)"));
    }

    [Fact]
    public async Task Its_row_is_in_the_transaction_of_the_migration()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>("CreateA");
        Assert.True(await pipeline.AskAsync<bool>("""SELECT (SELECT xmin::text FROM ferry.migrations) = (SELECT xmin::text FROM "__EFMigrationsHistory")"""));
    }

    [Fact]
    public async Task One_that_a_newer_Ferry_wrote_is_left_alone_and_said()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>("CreateA");
        await pipeline.AskAsync<object>("UPDATE ferry.ledger SET version = 99");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.Equal(1, pipeline.Told("The ledger was written by a newer Ferry"));
        Assert.Equal(1, await pipeline.AskAsync<long>("SELECT count(*) FROM ferry.migrations"));
    }

    [Fact]
    public async Task One_that_was_dropped_is_made_anew_by_the_next_run()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>("CreateA");
        await pipeline.AskAsync<object>("DROP SCHEMA ferry CASCADE");
        await pipeline.UpAsync<OrdinaryContext>();
        Assert.Equal("20260102000000_CreateB 20260103000000_CreateC", await pipeline.AskAsync<string>("SELECT string_agg(migration_id, ' ' ORDER BY number) FROM ferry.migrations"));
        Assert.Equal(2, await pipeline.AskAsync<int>("SELECT version FROM ferry.ledger"));
    }
}
