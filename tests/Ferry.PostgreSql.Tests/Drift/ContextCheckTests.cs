using Ferry.Core.Outcomes;
using Ferry.Core.Status;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Drift;

public sealed class ContextCheckTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    [Fact]
    public async Task A_migration_is_compared_under_what_was_said_when_it_was_applied()
    {
        var pipeline = await DriftPipeline.EmptyAsync(fixture.Checkout.Folder);
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>("CreateShops")).ExitCode);
        pipeline.Contexts = "dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);

        Assert.Equal(ExitCode.Done, (await pipeline.CheckAsync<ToldContext>()).ExitCode);
        pipeline.Contexts = null;
        Assert.Equal(ExitCode.Done, (await pipeline.CheckAsync<ToldContext>()).ExitCode);
    }

    [Fact]
    public async Task The_model_is_made_under_what_was_said_when_each_migration_was_applied_and_else_under_what_is_said_now()
    {
        var pipeline = await DriftPipeline.EmptyAsync(fixture.Checkout.Folder);
        pipeline.Contexts = "dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldRowsContext>()).ExitCode);
        pipeline.Contexts = null;
        Assert.Empty((await pipeline.CompareAsync<ToldRowsContext>()).Differences);

        await pipeline.RunAsync("DROP SCHEMA ferry CASCADE");
        Assert.Equal("public.examples", Assert.Single((await pipeline.CompareAsync<ToldRowsContext>()).Differences, difference => difference.Kind == "table").Name);
        pipeline.Contexts = "dev_data";
        Assert.Empty((await pipeline.CompareAsync<ToldRowsContext>()).Differences);
    }

    [Fact]
    public async Task A_context_in_the_ledger_that_another_hand_changed_is_found()
    {
        var pipeline = await DriftPipeline.EmptyAsync(fixture.Checkout.Folder);
        pipeline.Contexts = "dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);
        await pipeline.RunAsync("UPDATE ferry.migrations SET contexts = '{\"dev_data\": \"yes\"}' WHERE migration_id LIKE '%AddOwners'");
        var report = await pipeline.CheckAsync<ToldContext>();
        Assert.Equal((ExitCode.Refused, StatusVerdict.Found), (report.ExitCode, report.Status.Lines[3].Verdict));
        Assert.Equal("the ledger was changed by another hand: the row of 20260102000000_AddOwners in ferry.migrations", report.Status.Lines[3].Detail);
    }
}
