using Ferry.Acceptance.Tests.Targets;

namespace Ferry.Acceptance.Tests.EfTool;

[Collection<CheckoutCollection>]
public sealed class EfToolTests(Checkout checkout, EfTool ef) : IClassFixture<EfTool>
{
    [Fact]
    public async Task Dotnet_ef_lists_as_applied_exactly_what_Ferry_applied()
    {
        var database = await checkout.MigratedAsync("CheckTargetAndPreferenceValues");
        var applied = checkout.UpTo("CheckTargetAndPreferenceValues");
        Assert.Equal(checkout.Migrations.ToDictionary(id => id, applied.Contains), await ef.ListAsync(database));
    }

    [Fact]
    public async Task Dotnet_ef_lists_nothing_as_applied_after_Ferry_reverted_all()
    {
        var database = await checkout.MigratedAsync();
        (await checkout.CallAsync(database, "--target=migrate-down-to", "--revision=0")).Ends(0);
        Assert.All(await ef.ListAsync(database), one => Assert.False(one.Value));
    }

    [Fact]
    public async Task Dotnet_ef_finds_nothing_to_do_after_Ferry()
    {
        var database = await checkout.MigratedAsync();
        var dump = await database.DumpAsync();
        Assert.Contains("already up to date", await ef.UpdateAsync(database), StringComparison.Ordinal);
        Assert.Equal(dump, await database.DumpAsync());
    }

    [Fact]
    public async Task Ferry_finds_nothing_to_do_after_dotnet_ef_and_both_make_the_same_database()
    {
        var database = await TestDatabase.CreateAsync();
        await ef.UpdateAsync(database);
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0).Says("Nothing to do: ");
        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
    }

    [Fact]
    public async Task What_dotnet_ef_applied_Ferry_reverts()
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        await ef.UpdateAsync(database);
        var applied = await checkout.MigratedAsync();
        foreach (var one in new[] { database, applied })
        {
            (await checkout.CallAsync(one, "--target=migrate-down-to", "--revision=AddNotificationPreference")).Ends(0);
            Assert.Equal(checkout.UpTo("AddNotificationPreference"), await one.HistoryAsync());
        }

        Assert.Equal(await applied.DumpAsync(), await database.DumpAsync());
    }
}
