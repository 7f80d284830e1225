using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public class MigrateStampTests
{
    [Fact]
    public async Task Everything_up_to_the_revision_is_recorded_and_nothing_is_run()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<Done>(await pipeline.StampAsync<OrdinaryContext>("CreateB"));
        Assert.Equal("20260101000000_CreateA 20260102000000_CreateB", await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync("a"));
    }

    [Fact]
    public async Task What_is_recorded_already_is_left_alone()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.StampAsync<OrdinaryContext>("CreateB");
        Assert.StartsWith("Nothing to do", Assert.IsType<Done>(await pipeline.StampAsync<OrdinaryContext>("CreateA")).Notice.Headline, StringComparison.Ordinal);
        Assert.Equal("20260101000000_CreateA 20260102000000_CreateB", await pipeline.HistoryAsync());
    }

    [Fact]
    public async Task An_unknown_id_is_a_usage_error_that_names_the_near_one()
    {
        var pipeline = await Pipeline.CreateAsync();
        var problem = await Assert.ThrowsAsync<UsageException>(() => pipeline.StampAsync<OrdinaryContext>("CreatB"));
        Assert.Contains("20260102000000_CreateB?", problem.Message, StringComparison.Ordinal);
        Assert.False(await pipeline.ExistsAsync("\"__EFMigrationsHistory\""));
    }

    [Fact]
    public async Task A_protected_environment_is_not_stamped_without_a_confirmation()
    {
        var pipeline = await Pipeline.CreateAsync(isProtected: true);
        Assert.IsType<Refused>(await pipeline.StampAsync<OrdinaryContext>("CreateB"));
        Assert.False(await pipeline.ExistsAsync("\"__EFMigrationsHistory\""));
    }
}
