using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-history")]
public sealed class MigrateHistoryTests(Checkout checkout)
{
    [Fact]
    public async Task Every_migration_is_listed_with_its_state_and_nothing_is_written()
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        var dump = await database.DumpAsync();
        var file = checkout.At("artifacts", "history.json");
        var call = (await checkout.CallAsync(database, "--target=migrate-history", $"--json={file}")).Ends(0);
        foreach (var id in checkout.Migrations) Assert.Matches($"(?m)^ *{id} +{(Array.IndexOf(checkout.Migrations, id) < 2 ? "applied" : "pending")} ", call.Out);
        var listed = JsonNode.Parse(await File.ReadAllTextAsync(file))!["migrations"]!.AsArray();
        Assert.Equal(checkout.Migrations, listed.Select(one => (string)one!["id"]!));
        Assert.Equal(["applied", "applied", "pending"], listed.Take(3).Select(one => (string)one!["state"]!));
        Assert.Equal([Environment.UserName, Environment.UserName, null], listed.Take(3).Select(one => (string?)one!["ledger"]?["operator"]));
        call.Says($" UTC by {Environment.UserName}@{Environment.MachineName} in ");
        (await checkout.CallAsync(database, "--target=migrate-show", "--revision=AddNotificationPreference", "--environment=development")).Ends(0)
            .Says("ledger: development (").Says("): applied; 2");
        Assert.Equal(dump, await database.DumpAsync());
    }
}
