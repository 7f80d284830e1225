using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-status")]
public sealed class MigrateStatusTests(Checkout checkout)
{
    [Fact]
    public async Task An_empty_database_has_everything_pending_and_stays_empty()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-status")).Ends(0);
        call.Says($"0 applied, {checkout.Migrations.Length} pending.");
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task What_is_applied_and_pending_is_told_for_people_and_machines()
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        var dump = await database.DumpAsync();
        var file = checkout.At("artifacts", "status.json");
        (await checkout.CallAsync(database, "--target=migrate-status", $"--json={file}")).Ends(0)
            .Says($"is at {checkout.Id("AddNotificationPreference")}: 2 applied, {checkout.Migrations.Length - 2} pending.");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), json["applied"]!.AsArray().GetValues<string>());
        Assert.Equal(checkout.Migrations[2..], json["pending"]!.AsArray().GetValues<string>());
        Assert.False((bool)json["upToDate"]!);
        Assert.Equal(dump, await database.DumpAsync());
    }

    [Fact]
    public async Task A_connection_may_be_written_as_a_URL()
    {
        var database = await checkout.MigratedAsync();
        var call = (await checkout.CallAsync(new Dictionary<string, string?> { ["DATABASE_URL"] = database.Url() }, "--target=migrate-status", "--json=-")).Ends(0);
        Assert.True((bool)call.Json["upToDate"]!);
        Assert.EndsWith($"/{database.Name}", (string?)call.Json["database"], StringComparison.Ordinal);
    }
}
