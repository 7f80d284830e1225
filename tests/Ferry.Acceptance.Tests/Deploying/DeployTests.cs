namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>The way of releases into production, with real databases and a real app behind its front.</summary>
[Trait("target", "deploy")]
[Trait("target", "deploy-prod")]
[Trait("target", "deploy-staging")]
public sealed class DeployTests
{
    private const string AddAuthor = "20260102000000_AddAuthor";

    [Fact]
    public async Task Releases_go_to_staging_and_then_to_production_while_requests_run()
    {
        await using var site = await DeploySite.CreateAsync();
        site.Configure(new { promotesFrom = "staging" });
        await site.ReleaseAsync("one");

        (await site.DeployAsync()).Ends(3).Complains("has not run"); // staging has not run it
        (await site.CallAsync("--target=deploy-staging")).Ends(0).Says("Deployed: release 1");
        var first = (await site.DeployAsync()).Ends(0);
        first.Says("1 migration applied");
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));

        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text\n-- next\n-- where dev_data\nINSERT INTO notes (text, author) VALUES ('example', 'nobody')", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        await site.Production.RunAsync("INSERT INTO notes (text) VALUES ('kept')");
        await using var watch = new Watch(site.ProductionAddress);
        (await site.CallAsync("--target=deploy", "--environment=staging", "--x=dev_data")).Ends(0);
        (await site.DeployAsync()).Ends(0); // the same migrations, although nothing is said of production
        var heard = await watch.EndAsync();

        Assert.DoesNotContain(heard, answer => answer is not ("one" or "two"));
        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal(["20260101000000_CreateNotes", AddAuthor], await site.Production.HistoryAsync());
        Assert.Equal("kept", await site.Production.AskAsync<string>("SELECT string_agg(text, ' ') FROM notes"));
        Assert.Equal("nobody", await site.Staging.AskAsync<string>("SELECT max(author) FROM notes"));
        Assert.Equal(["1 Superseded", "2 Running"], await site.ReleasesAsync());
        Assert.Equal(1, await site.Production.AskAsync<long>("SELECT count(*) FROM ferry.releases WHERE backup LIKE 'production-%'"));
        Assert.Equal(2, (await site.AppsAsync()).Count); // staging's and production's; the old ones have ended
    }

    [Fact]
    public async Task What_is_there_already_is_said_to_be_there_and_nothing_is_done()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        var apps = await site.AppsAsync();

        (await site.DeployAsync()).Ends(0).Says("Nothing to do: release 1");

        Assert.Equal(apps, await site.AppsAsync());
        Assert.Equal(["1 Running"], await site.ReleasesAsync());
    }

    [Fact]
    public async Task The_same_commit_is_deployed_again_where_its_migrations_were_reverted_by_hand()
    {
        await using var site = await DeploySite.CreateAsync();
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("one");
        (await site.DeployAsync()).Ends(0);
        (await site.CallAsync("--target=migrate-down", "--environment=production", "--confirm=production")).Ends(0);

        (await site.DeployAsync()).Ends(0).Says("1 migration applied");

        Assert.Equal(["1 Superseded", "2 Running"], await site.ReleasesAsync());
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Single(await site.AppsAsync());
    }

    [Fact]
    public async Task A_new_app_without_new_migrations_is_deployed_without_a_backup()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        await site.ReleaseAsync("two");

        (await site.DeployAsync()).Ends(0).Says("No backup is needed");

        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
    }

    [Fact]
    public async Task A_migration_that_fails_halts_the_release_and_the_app_never_restarts()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text; ALTER TABLE nowhere ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        var apps = await site.AppsAsync();
        await using var watch = new Watch(site.ProductionAddress);

        var call = (await site.DeployAsync()).Ends(4);

        call.Complains("relation \"nowhere\" does not exist");
        call.Complains("app ");
        Assert.All(await watch.EndAsync(), answer => Assert.Equal("one", answer));
        Assert.Equal(apps, await site.AppsAsync());
        Assert.Equal(["1 Running", "2 Failed"], await site.ReleasesAsync());
        Assert.Equal(["20260101000000_CreateNotes"], await site.Production.HistoryAsync());
    }

    [Theory]
    [InlineData("unhealthy")]
    [InlineData("crash")]
    public async Task An_app_that_never_gets_healthy_leaves_the_one_before_and_the_database_goes_back(string behaviour)
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two", behaviour);
        await using var watch = new Watch(site.ProductionAddress);

        var call = (await site.DeployAsync()).Ends(7);

        call.Complains("reverted to 20260101000000_CreateNotes, losing nothing");
        Assert.All(await watch.EndAsync(), answer => Assert.Equal("one", answer));
        Assert.False(await site.Production.HasColumnAsync("notes", "author"));
        Assert.Equal(["1 Running", "2 Failed"], await site.ReleasesAsync());
        Assert.Single(await site.AppsAsync());
    }

    [Fact]
    [Trait("target", "smoke-test")]
    public async Task A_smoke_test_that_fails_leaves_the_one_before_and_data_that_going_back_would_lose_stays()
    {
        await using var site = await DeploySite.CreateAsync();
        site.Configure(smokeTests: [new { name = "price", path = "/json", json = new Dictionary<string, string> { ["$.items[0].price"] = "12.5" } }]);
        await site.ReleaseAsync("one");
        (await site.DeployAsync()).Ends(0);
        (await site.CallAsync("--target=smoke-test", "--environment=production")).Ends(0).Says("1 smoke test passed");
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text; INSERT INTO notes (text, author) VALUES ('by', 'somebody')", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two", "broken");
        await using var watch = new Watch(site.ProductionAddress);

        var call = (await site.DeployAsync()).Ends(7);

        call.Complains("price");
        call.Complains("column \"notes\".\"author\": 1 value");
        Assert.All(await watch.EndAsync(), answer => Assert.Equal("one", answer));
        Assert.True(await site.Production.HasColumnAsync("notes", "author"));
    }

    [Theory]
    [Trait("target", "confirm")]
    [Trait("target", "verify")]
    [Trait("target", "deploy-app")]
    [Trait("target", "record")]
    [InlineData("--exclusive", "--target=deploy-prod")]
    [InlineData("--target=record", "--environment=production")]
    [InlineData("--target=deploy-app", "--environment=production")]
    [InlineData("--target=confirm", "--environment=production")]
    [InlineData("--target=verify", "--environment=production")]
    public async Task A_step_without_the_one_before_is_refused(params string[] arguments)
    {
        await using var site = await DeploySite.CreateAsync();

        (await site.CallAsync(arguments)).Ends(3).Complains("did not run in this call");

        Assert.Empty(await site.Production.TablesAsync());
    }

    [Fact]
    public async Task Production_wants_to_be_confirmed_and_takes_only_the_plan_that_was_looked_at()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        site.Configure(new { requirePlanHash = true });
        await site.ReleaseAsync("one");
        (await site.CallAsync("--target=deploy-prod")).Ends(3).Complains("takes only a plan that is named by its hash");
        (await site.DeployAsync()).Ends(3).Complains("takes only a plan that is named by its hash");
        var seal = (string)(await site.CallAsync("--target=migrate-plan", "--environment=production", "--json=-")).Ends(0).Json["hash"]!;
        await site.Production.RunAsync("CREATE VIEW by_hand AS SELECT 1");

        (await site.DeployAsync($"--plan={seal}")).Ends(3).Complains("Unmanaged");
        await site.Production.RunAsync("DROP VIEW by_hand; CREATE FUNCTION by_hand() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        (await site.DeployAsync($"--plan={seal}")).Ends(3).Complains("not the one that was looked at");
        await site.Production.RunAsync("DROP FUNCTION by_hand");
        (await site.CallAsync("--target=deploy-prod", $"--plan={seal}")).Ends(3).Complains("was not confirmed");
        (await site.DeployAsync($"--plan={seal[..12]}")).Ends(0);
    }

    [Fact]
    public async Task Two_deploys_at_once_run_one_after_the_other()
    {
        await using var site = await DeploySite.CreateAsync();

        var calls = await Task.WhenAll(site.DeployAsync(), site.DeployAsync());

        Assert.All(calls, call => call.Ends(0));
        Assert.Single(calls, call => call.Out.Contains("Deployed: release 1", StringComparison.Ordinal));
        Assert.Single(calls, call => call.Out.Contains("Nothing to do: release 1", StringComparison.Ordinal));
        Assert.Equal(["1 Running"], await site.ReleasesAsync());
    }
}
