using System.Text.Json.Nodes;
using Npgsql;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "deploy-status")]
public sealed class DeployStatusTests(Checkout checkout)
{
    [Fact]
    public async Task Release_that_was_deployed_is_told_beside_an_environment_out_of_reach()
    {
        var staging = await TestDatabase.CreateAsync();
        var environment = new Dictionary<string, string?> { ["DATABASE_STAGING_URL"] = staging.Url(), ["DATABASE_PRODUCTION_URL"] = "postgres://app:swordfish@127.0.0.1:1/app" };
        (await checkout.CallAsync(environment, "--target=deploy-staging")).Ends(0);

        var call = (await checkout.CallAsync(environment, "--target=deploy-status", "--json=-")).Ends(0);
        var told = Of(call, "staging");
        Assert.Equal(1, (int)told["release"]!);
        Assert.Equal(checkout.Migrations[^1], (string?)told["migration"]);
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName}", (string?)told["operator"]);
        Assert.Empty(told["runs"]!.AsArray());
        Assert.False((bool)Of(call, "production")["reached"]!);
        call.Complains("production: No server answers at 127.0.0.1:1/app.");
        Assert.DoesNotContain("swordfish", call.Out + call.Error, StringComparison.Ordinal);

        (await checkout.CallAsync(environment, "--target=deploy-status", "--environment=staging")).Ends(0).Says("1 (uncommitted)");
        (await checkout.CallAsync(environment, "--target=deploy-status", "--environment=production")).Ends(3).Complains("out of reach");
    }

    [Fact]
    public async Task Environment_without_a_connection_is_named_where_all_are_asked_for()
    {
        var staging = await TestDatabase.CreateAsync();
        var environment = new Dictionary<string, string?> { ["DATABASE_STAGING_URL"] = staging.Url() };
        var some = (await checkout.CallAsync(environment, "--target=deploy-status", "--json=-")).Ends(0);
        Assert.DoesNotContain(some.Json["environments"]!.AsArray(), one => (string?)one!["environment"] == "production");
        var all = (await checkout.CallAsync(environment, "--target=deploy-status", "--all", "--json=-")).Ends(0);
        Assert.False((bool)Of(all, "production")["reached"]!);
        all.Complains("set DATABASE_PRODUCTION_URL or DATABASE_PUBLIC_URL");
        Assert.Null(Of(all, "staging")["release"]);
        Assert.Empty(await staging.TablesAsync());
        (await checkout.CallAsync(environment, "--target=deploy-status", "--all", "--environment=staging")).Ends(2);
    }

    [Fact]
    public async Task Run_under_way_and_a_killed_one_are_told_apart_by_the_lock()
    {
        var staging = await checkout.MigratedAsync();
        await staging.RunAsync("INSERT INTO ferry.runs (id, target, operator) VALUES ('0000dead', 'deploy-staging', 'anna@ci'); INSERT INTO ferry.steps (run_id, number, name) VALUES ('0000dead', 1, 'backup-db')");
        var environment = new Dictionary<string, string?> { ["DATABASE_STAGING_URL"] = staging.Url() };
        var killed = Of((await checkout.CallAsync(environment, "--target=deploy-status", "--json=-")).Ends(0), "staging")["runs"]![0]!;
        Assert.Equal(("killed", "0000dead", "backup-db"), ((string?)killed["state"], (string?)killed["run"], (string?)killed["step"]));

        await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(staging.ConnectionString) { Pooling = false, ApplicationName = "ferry deploy-staging 0000dead anna@ci pid 1" }.ConnectionString);
        await holder.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(1181053561, 1)", holder);
        await command.ExecuteNonQueryAsync();
        var alive = Of((await checkout.CallAsync(environment, "--target=deploy-status", "--json=-")).Ends(0), "staging")["runs"]!.AsArray();
        Assert.Equal("underWay", (string?)Assert.Single(alive)!["state"]);
    }

    private static JsonNode Of(Call call, string environment) => call.Json["environments"]!.AsArray().Single(one => (string?)one!["environment"] == environment)!;
}
