namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-down-to")]
public sealed class MigrateDownToTests(Checkout checkout)
{
    [Fact]
    public async Task Down_to_zero_and_up_again_gives_the_same_database()
    {
        var database = await checkout.MigratedAsync();
        var down = (await checkout.CallAsync(database, "--target=migrate-down-to", "--revision=0")).Ends(0);
        down.Says($"Reverted {checkout.Migrations.Length} migrations in ");
        Assert.Equal(["__EFMigrationsHistory"], await database.TablesAsync());
        Assert.Empty(await database.HistoryAsync());
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
    }

    [Fact]
    public async Task Down_to_any_migration_gives_what_going_up_to_it_gives()
    {
        var database = await checkout.MigratedAsync();
        foreach (var id in Kills.Some(checkout.Migrations.SkipLast(1).Reverse(), 4))
        {
            (await checkout.CallAsync(database, "--target=migrate-down-to", $"--revision={id}")).Ends(0);
            Assert.Equal(checkout.Migrations.TakeWhile(other => string.CompareOrdinal(other, id) <= 0), await database.HistoryAsync());
            Assert.Equal(Schema.Of(await checkout.DumpAsync(id)), Schema.Of(await database.DumpAsync()));
        }
    }

    [Fact]
    public async Task An_unknown_revision_runs_nothing()
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        var call = (await checkout.CallAsync(database, "--target=migrate-down-to", "--revision=CreateChannels")).Ends(2);
        Assert.Equal("There is no migration \"CreateChannels\". Nothing was run.", call.ErrorLines[0]);
        (await checkout.CallAsync(database, "--target=migrate-down-to")).Ends(2).Complains("--revision=ID is missing");
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), await database.HistoryAsync());
    }
}
