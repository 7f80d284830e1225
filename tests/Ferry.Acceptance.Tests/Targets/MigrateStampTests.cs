namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-stamp")]
public sealed class MigrateStampTests(Checkout checkout)
{
    [Fact]
    public async Task Migrations_are_recorded_and_not_run()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-stamp", "--revision=AddNotificationPreference")).Ends(0);
        call.Says("Recorded 2 migrations as applied to ");
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), await database.HistoryAsync());
        Assert.Equal(["__EFMigrationsHistory"], await database.TablesAsync());
        (await checkout.CallAsync(database, "--target=migrate-status")).Ends(0).Says($"is at {checkout.Id("AddNotificationPreference")}: 2 applied");
        (await checkout.CallAsync(database, "--target=migrate-stamp", "--revision=AddNotificationPreference")).Ends(0).Says("Nothing to do");
    }

    [Fact]
    public async Task A_schema_that_was_there_is_baselined_and_goes_on_from_there()
    {
        var database = await checkout.MigratedAsync("DropCoordinates");
        await database.RunAsync("""DROP TABLE "__EFMigrationsHistory" """);
        (await checkout.CallAsync(database, "--target=migrate-stamp", "--revision=DropCoordinates")).Ends(0);
        Assert.Equal(await checkout.DumpAsync("DropCoordinates"), await database.DumpAsync());
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
    }

    [Theory]
    [InlineData("20250101000000_Baseline")]
    [InlineData("0")]
    public async Task An_unknown_id_is_refused(string revision)
    {
        var database = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(database, "--target=migrate-stamp", $"--revision={revision}")).Ends(2).Complains($"\"{revision}\"");
        Assert.Empty(await database.TablesAsync());
    }
}
