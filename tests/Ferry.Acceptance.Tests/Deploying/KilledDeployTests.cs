using System.Globalization;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Runs that are killed at random moments: the next one tells the truth, and finishes or goes back.</summary>
public sealed class KilledDeployTests
{
    private const string AddAuthor = "20260102000000_AddAuthor";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_killed_deploy_is_finished_by_the_next_one()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        (await site.DeployAsync()).Ends(0);
        for (var kill = 0; kill < Kills.Or(2); kill++)
        {
            var version = string.Create(CultureInfo.InvariantCulture, $"v{kill}");
            var id = await site.ReleaseColumnAsync(kill, version);
            var before = await DeploySite.AskAsync(site.ProductionAddress);
            await site.CallAndKillAsync(Moment(), "--target=deploy-prod", "--confirm=production");
            await AssertFitsAsync(site, before!, version, id);

            (await site.DeployAsync()).Ends(0);

            Assert.Equal(version, await DeploySite.AskAsync(site.ProductionAddress));
            Assert.Equal(kill + 2, (await site.Production.HistoryAsync()).Length);
            await site.AssertTidyAsync();
        }
    }

    [Fact]
    public async Task A_deploy_that_is_killed_after_any_step_is_finished_by_the_next_one()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        (await site.DeployAsync()).Ends(0);
        string[] steps = ["verify-setup", "pre-deploy-check", "backup-db", "confirm", "migrate-up", "verify", "deploy-app", "smoke-test", "record"];
        foreach (var (number, step) in Kills.Some(steps, 2).Index())
        {
            var id = await site.ReleaseColumnAsync(number, step);
            var before = await DeploySite.AskAsync(site.ProductionAddress);
            site.Environment["FERRY_TEST_KILL_AFTER"] = step;
            Assert.Equal(137, (await site.DeployAsync()).ExitCode); // 128 and SIGKILL
            site.Environment.Remove("FERRY_TEST_KILL_AFTER");
            await AssertFitsAsync(site, before!, step, id);

            (await site.DeployAsync()).Ends(0);

            Assert.Equal(step, await DeploySite.AskAsync(site.ProductionAddress));
            Assert.Equal(number + 2, (await site.Production.HistoryAsync()).Length);
            await site.AssertTidyAsync();
        }
    }

    [Fact]
    public async Task A_killed_rollback_is_finished_by_the_next_one()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        await site.DeployTwoReleasesAsync(AddAuthor);
        for (var kill = 0; kill < Kills.Or(2); kill++)
        {
            await site.CallAndKillAsync(Moment(), "--target=rollback-prod", "--confirm=production");
            await site.AssertTwoAgainAsync(AddAuthor);
        }
    }

    [Fact]
    public async Task A_rollback_that_is_killed_at_the_beginning_of_any_step_is_finished_by_the_next_one()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        await site.DeployTwoReleasesAsync(AddAuthor);
        foreach (var step in Kills.Some(DeploySite.RollbackSteps, 1))
        {
            await site.KillAtAsync(step, DeploySite.RollbackTo(step));
            // The app that serves never meets a schema that lacks what it needs.
            if (await DeploySite.AskAsync(site.ProductionAddress, TimeSpan.FromSeconds(2)) == "two") Assert.Contains(AddAuthor, await site.Production.HistoryAsync());
            await site.AssertTwoAgainAsync(AddAuthor);
        }
    }

    [Theory]
    [InlineData("backup-db", true)]
    [InlineData("wipe", true)]
    [InlineData("migrate-up", false)]
    public async Task A_reset_that_is_killed_is_finished_by_the_next_one(string step, bool isThereStill)
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.DeployAsync()).Ends(0);
        await site.Production.RunAsync("INSERT INTO notes (text) VALUES ('kept so far')");
        string[] reset = ["--target=db-reset", "--environment=production", "--confirm=production"];

        await site.KillAtAsync(step, reset);
        Assert.Equal(isThereStill, (await site.Production.TablesAsync()).Contains("notes"));

        (await site.CallAsync(reset)).Ends(0);
        Assert.Equal(0, await site.Production.AskAsync<long>("SELECT count(*) FROM notes"));
        (await site.DeployAsync()).Ends(0);
        Assert.Equal(1, await site.Production.AskAsync<long>("SELECT count(*) FROM ferry.releases WHERE state = 'Running'"));
        Assert.Equal(0, await site.Production.AskAsync<long>("SELECT count(*) FROM ferry.runs WHERE ended_at IS NULL"));
    }

    private static TimeSpan Moment() => Longest * Random.Shared.NextDouble();

    // What answers is one of the two, and the schema is one that it knows: the older one lives with the newer schema, not the other way round.
    private static async Task AssertFitsAsync(DeploySite site, string older, string newer, string migration)
    {
        var answer = await DeploySite.AskAsync(site.ProductionAddress);
        Assert.True(answer == older || answer == newer, $"\"{answer}\" answers instead of {older} or {newer}");
        if (answer == newer) Assert.Contains(migration, await site.Production.HistoryAsync());
    }
}
