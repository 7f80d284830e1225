namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed class ProtectedEnvironmentTests(Checkout checkout)
{
    [Theory]
    [InlineData("migrate-up")]
    [InlineData("migrate-up", "--confirm=staging")]
    [InlineData("migrate-down")]
    [InlineData("migrate-down-to", "--revision=0")]
    [InlineData("migrate-stamp", "--revision=DropCoordinates")]
    public async Task Without_the_confirmation_nothing_is_changed(string target, params string[] arguments)
    {
        var production = await checkout.MigratedAsync("AddNotificationPreference");
        var dump = await production.DumpAsync();
        var call = (await CallAsync(production, [$"--target={target}", .. arguments])).Ends(3);
        Assert.Equal("Refused: production is protected and the change was not confirmed. Nothing was changed.", call.ErrorLines[0]);
        call.Complains("pass --confirm=production");
        Assert.Equal(dump, await production.DumpAsync());
    }

    [Fact]
    public async Task With_the_confirmation_the_migrations_are_applied_and_reverted()
    {
        var production = await TestDatabase.CreateAsync();
        (await CallAsync(production, "--target=migrate-up", "--confirm=production")).Ends(0).Says($"Applied {checkout.Migrations.Length} migrations");
        Assert.Equal(await checkout.DumpAsync(), await production.DumpAsync());
        (await CallAsync(production, "--target=migrate-down", "--confirm=production")).Ends(0);
        Assert.Equal(checkout.Migrations[..^1], await production.HistoryAsync());
    }

    [Fact]
    public async Task To_look_no_confirmation_is_needed()
    {
        var production = await TestDatabase.CreateAsync();
        foreach (var target in new[] { "migrate-status", "migrate-history", "migrate-plan", "verify-setup" }) (await CallAsync(production, $"--target={target}")).Ends(0);
        Assert.Empty(await production.TablesAsync());
    }

    // Development leads nowhere, so that a call which took it by mistake would fail.
    private Task<Call> CallAsync(TestDatabase production, params string[] arguments) => checkout.CallAsync(
        new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing", ["DATABASE_PRODUCTION_URL"] = production.Url() },
        [.. arguments, "--environment=production"]);
}
