using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-show")]
public sealed class MigrateShowTests(Checkout checkout)
{
    // No database is asked, so a connection that leads nowhere does not matter.
    private readonly Dictionary<string, string?> _nowhere = new() { ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing" };

    [Fact]
    public async Task SQL_and_files_of_a_migration_are_shown()
    {
        var call = (await checkout.CallAsync(_nowhere, "--target=migrate-show", "--revision=CopyCoordinatesIntoLatitudeAndLongitude")).Ends(0);
        var id = checkout.Id("CopyCoordinatesIntoLatitudeAndLongitude");
        call.Says($"{id}: 1 statement up, 2 down.");
        foreach (var ending in new[] { "cs", "Designer.cs", "up.sql", "down.sql" }) call.Says($"migrations/{id}.{ending}\n");
        call.Says("SET latitude = split_part(coordinates, ',', 1)::numeric");
        call.Says("SET latitude = NULL, longitude = NULL");
        call.Says("DELETE FROM \"__EFMigrationsHistory\"");
    }

    [Fact]
    public async Task What_runs_outside_a_transaction_is_told_for_people_and_machines()
    {
        var file = checkout.At("artifacts", "show.json");
        var call = (await checkout.CallAsync(_nowhere, "--target=migrate-show", "--revision=IndexAreaTargets", $"--json={file}")).Ends(0);
        Assert.Matches(@"outside a transaction:\n +1  DROP INDEX CONCURRENTLY", call.Out);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal(checkout.Id("IndexAreaTargets"), (string?)json["id"]);
        Assert.Contains("CREATE UNIQUE INDEX CONCURRENTLY", json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_revision_ends_with_the_name_that_was_meant()
    {
        (await checkout.CallAsync(_nowhere, "--target=migrate-show", "--revision=DropCoordinate")).Ends(2).Complains($"{checkout.Id("DropCoordinates")}?");
        (await checkout.CallAsync(_nowhere, "--target=migrate-show", "--revision=0")).Ends(2).Complains("\"0\" is the state before the first migration, not a migration.");
    }
}
