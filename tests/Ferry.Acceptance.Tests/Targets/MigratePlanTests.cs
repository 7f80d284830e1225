using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-plan")]
public sealed class MigratePlanTests(Checkout checkout)
{
    [Fact]
    public async Task SQL_that_migrate_up_would_run_is_shown_and_none_of_it_runs()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-plan")).Ends(0);
        Assert.All(checkout.Migrations, text => call.Says(text));
        call.Says("CREATE TABLE channel_configurations (");
        call.Says("CREATE UNIQUE INDEX CONCURRENTLY ux_monitoring_targets_area");
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Plan_is_the_same_each_time_and_another_when_something_is_applied()
    {
        var database = await TestDatabase.CreateAsync();
        var file = checkout.At("artifacts", "plan.json");
        (await checkout.CallAsync(database, "--target=migrate-plan", $"--json={file}")).Ends(0);
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var again = (await checkout.CallAsync(database, "--target=migrate-plan", "--json=-")).Ends(0).Json;
        Assert.Equal(plan.ToJsonString(), again.ToJsonString());
        Assert.Matches("^[0-9a-f]{64}$", (string?)plan["hash"]);

        (await checkout.CallAsync(database, "--target=migrate-up", "--revision=AddNotificationPreference")).Ends(0);
        var rest = (await checkout.CallAsync(database, "--target=migrate-plan", "--json=-")).Ends(0).Json;
        Assert.NotEqual((string?)plan["hash"], (string?)rest["hash"]);
        Assert.Equal(checkout.Migrations[2..], rest["migrations"]!.AsArray().Select(one => (string)one!["id"]!));
    }

    [Fact]
    public async Task After_everything_is_applied_nothing_is_planned()
    {
        var database = await checkout.MigratedAsync();
        (await checkout.CallAsync(database, "--target=migrate-plan")).Ends(0).Says("Nothing is pending");
    }

    [Fact]
    public async Task A_revision_ends_the_plan_there()
    {
        var database = await TestDatabase.CreateAsync();
        var plan = (await checkout.CallAsync(database, "--target=migrate-plan", "--revision=AddNotificationPreference", "--json=-")).Ends(0).Json;
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), plan["migrations"]!.AsArray().Select(one => (string)one!["id"]!));
    }

    [Fact]
    public async Task On_a_table_with_rows_both_forms_are_shown_and_the_online_one_runs()
    {
        var database = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(database, "--target=migrate-up", "--revision=AddLatitudeAndLongitude")).Ends(0);
        var empty = (await checkout.CallAsync(database, "--target=migrate-plan", "--json=-")).Ends(0).Json;
        await database.RunAsync("""
            INSERT INTO channel_configurations (channel_id) VALUES (1);
            INSERT INTO monitoring_targets (channel_configuration_id, target_type, display_name, location_id) SELECT id, 'location', 'here', 1 FROM channel_configurations;
            """);

        var call = (await checkout.CallAsync(database, "--target=migrate-plan")).Ends(0);
        call.Says("-- EF Core: ALTER TABLE monitoring_targets ALTER COLUMN display_name SET NOT NULL;");
        var full = (await checkout.CallAsync(database, "--target=migrate-plan", "--json=-")).Ends(0).Json;
        Assert.NotEqual((string?)empty["sqlHash"], (string?)full["sqlHash"]);
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Equal("t", await database.AskAsync<string>("SELECT left(attnotnull::text, 1) FROM pg_attribute WHERE attrelid = 'monitoring_targets'::regclass AND attname = 'display_name'"));
        var executed = await database.AskAsync<string>("SELECT up::text FROM ferry.migrations WHERE migration_id LIKE '%RequireDisplayName'");
        Assert.Contains("VALIDATE CONSTRAINT", executed, StringComparison.Ordinal);
        Assert.Contains("insteadOf", executed, StringComparison.Ordinal);
    }
}
