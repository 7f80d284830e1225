namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-down")]
public sealed class MigrateDownTests(Checkout checkout)
{
    [Fact]
    public async Task The_newest_migration_is_reverted()
    {
        var database = await checkout.MigratedAsync("DropCoordinates");
        Assert.False(await database.HasColumnAsync("monitoring_targets", "coordinates"));
        var call = (await checkout.CallAsync(database, "--target=migrate-down")).Ends(0);
        call.Says($"  {checkout.Id("DropCoordinates")}  reverted in ");
        Assert.Matches($"^Reverted 1 migration in .* is at {checkout.Id("RequireDisplayName")}\\.$", call.OutLines[^1]);
        Assert.Equal(checkout.UpTo("RequireDisplayName"), await database.HistoryAsync());
        Assert.True(await database.HasColumnAsync("monitoring_targets", "coordinates"));
    }

    [Fact]
    public async Task Several_are_reverted_newest_first_and_rows_keep_what_they_had()
    {
        var database = await checkout.MigratedAsync("AddLatitudeAndLongitude");
        await database.RunAsync(
            """
            INSERT INTO channel_configurations (channel_id) VALUES (1);
            INSERT INTO monitoring_targets (channel_configuration_id, target_type, coordinates, radius_meters) SELECT id, 'area', '52.52,13.405', 100 FROM channel_configurations;
            """);
        var dump = await database.DumpAsync();
        (await checkout.CallAsync(database, "--target=migrate-up", "--revision=IndexAreaTargets")).Ends(0);
        Assert.Equal(52.52m, await database.AskAsync<decimal>("SELECT latitude FROM monitoring_targets"));
        var call = (await checkout.CallAsync(database, "--target=migrate-down", "--steps=2")).Ends(0);
        Assert.Equal(["IndexAreaTargets", "CopyCoordinatesIntoLatitudeAndLongitude"], call.OutLines.Where(line => line.Contains("  reverted in ", StringComparison.Ordinal)).Select(line => line.Split('_', ' ')[3]));
        Assert.Equal(dump, await database.DumpAsync());
    }

    [Theory]
    [InlineData("0", "--steps takes a whole number from 1 up. Nothing was run.")]
    [InlineData("-1", "--steps takes a whole number, but \"-1\" was given. Nothing was run.")]
    [InlineData("two", "--steps takes a whole number, but \"two\" was given. Nothing was run.")]
    public async Task A_number_of_steps_that_is_none_runs_nothing(string steps, string message)
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        Assert.Equal(message, (await checkout.CallAsync(database, "--target=migrate-down", $"--steps={steps}")).Ends(2).ErrorLines[0]);
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), await database.HistoryAsync());
    }

    [Fact]
    public async Task Nothing_applied_is_nothing_to_do()
    {
        var database = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(database, "--target=migrate-down")).Ends(0).Says("Nothing to do: no migration is applied to ");
        Assert.Empty(await database.TablesAsync());
    }
}
