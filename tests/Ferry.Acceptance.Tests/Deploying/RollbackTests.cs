namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>The way back, from the ledger alone.</summary>
[Trait("target", "rollback-prod")]
public sealed class RollbackTests
{
    private const string First = "20260101000000_CreateNotes";
    private const string AddAuthor = "20260102000000_AddAuthor";

    [Fact]
    public async Task Rows_and_values_written_since_are_counted_before_anything_is_asked()
    {
        await using var site = await TwoReleasesAsync();
        await site.Production.RunAsync("INSERT INTO notes (text, author) VALUES ('a', 'me'), ('b', 'me'), ('c', NULL)");

        var call = (await site.CallAsync("--target=rollback-prod")).Ends(3);

        call.Complains("from release 2");
        call.Complains("column \"notes\".\"author\": 2 values");
        Assert.Equal([First, AddAuthor], await site.Production.HistoryAsync());
        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
    }

    [Fact]
    public async Task An_older_checkout_goes_back_and_forth_again_while_requests_wait()
    {
        await using var site = await TwoReleasesAsync();
        await site.Production.RunAsync("INSERT INTO notes (text, author) VALUES ('a', 'me')");
        await site.GitAsync("checkout", "--quiet", "HEAD~1");
        Assert.False(File.Exists(site.At("migrations", $"{AddAuthor}.up.sql")));
        await using var watch = new Watch(site.ProductionAddress);

        (await site.RollBackAsync()).Ends(0).Says("1 migration reverted");
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First], await site.Production.HistoryAsync());
        Assert.False(await site.Production.HasColumnAsync("notes", "author"));

        (await site.RollBackAsync()).Ends(0).Says("1 applied again");
        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First, AddAuthor], await site.Production.HistoryAsync());
        Assert.Equal("a", await site.Production.AskAsync<string>("SELECT text FROM notes"));

        Assert.DoesNotContain(await watch.EndAsync(), answer => answer is not ("one" or "two"));
        Assert.Equal(["1 Superseded", "2 RolledBack", "3 RolledBack", "4 Running"], await site.ReleasesAsync());
        Assert.Single(await site.AppsAsync());
    }

    [Fact]
    public async Task A_migration_without_a_way_back_is_refused_by_name_and_the_app_alone_can_go_back()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", down: null);
        await site.ReleaseAsync("two");
        (await site.DeployAsync()).Ends(0);

        (await site.RollBackAsync()).Ends(3).Complains($"{AddAuthor}: its Down throws NotSupportedException: what it took away is gone");
        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));

        (await site.RollBackAsync("--app-only")).Ends(0);
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First, AddAuthor], await site.Production.HistoryAsync());
    }

    [Fact]
    public async Task The_backup_takes_the_place_of_the_database()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        await site.Production.RunAsync("INSERT INTO notes (text) VALUES ('before')");
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", down: null);
        await site.ReleaseAsync("two");
        (await site.DeployAsync()).Ends(0);
        await site.Production.RunAsync("INSERT INTO notes (text) VALUES ('after')");

        (await site.RollBackAsync("--restore")).Ends(0);

        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal("before", await site.Production.AskAsync<string>("SELECT string_agg(text, ',') FROM notes"));
        Assert.Equal([First], await site.Production.HistoryAsync());
        Assert.Equal(["1 Running"], await site.ReleasesAsync());
    }

    [Fact]
    public async Task The_backup_of_the_release_that_runs_outlives_its_age()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        site.Environment["FERRY__backups__keep"] = "1";
        site.Environment["FERRY__backups__keepFor"] = "00:00:00";
        await site.DeployTwoReleasesAsync(AddAuthor);
        var needed = Assert.Single(site.Backups());
        for (var later = 0; later < 2; later++) (await site.CallAsync("--target=backup-db", "--environment=production")).Ends(0);

        Assert.Equal(2, site.Backups().Count);
        Assert.Contains(needed, site.Backups());
        (await site.RollBackAsync("--restore")).Ends(0);
        Assert.False(await site.Production.HasColumnAsync("notes", "author"));
    }

    [Fact]
    public async Task A_way_back_that_fails_leaves_everything_as_it_was()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author; DROP TABLE nowhere");
        site.Migrate("20260103000000_AddDate", "ALTER TABLE notes ADD day date", "ALTER TABLE notes DROP COLUMN day");
        await site.ReleaseAsync("two");
        (await site.DeployAsync()).Ends(0);

        (await site.RollBackAsync()).Ends(4).Complains("table \"nowhere\" does not exist");

        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First, AddAuthor, "20260103000000_AddDate"], await site.Production.HistoryAsync());
        Assert.True(await site.Production.HasColumnAsync("notes", "day"));
        Assert.Equal(["1 Superseded", "2 Running", "3 Failed"], await site.ReleasesAsync());
    }

    [Fact]
    [Trait("target", "rollback")]
    [Trait("target", "rollback-staging")]
    public async Task Staging_goes_back_without_a_confirmation_under_either_name()
    {
        await using var site = await DeploySite.CreateAsync();
        (await site.CallAsync("--target=deploy-staging")).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        (await site.CallAsync("--target=deploy-staging")).Ends(0);

        (await site.CallAsync("--target=rollback-staging")).Ends(0);
        Assert.Equal("one", await DeploySite.AskAsync(site.StagingAddress));
        (await site.CallAsync("--target=rollback", "--environment=staging")).Ends(0);
        Assert.Equal("two", await DeploySite.AskAsync(site.StagingAddress));
        (await site.CallAsync("--target=rollback-staging", "--environment=production")).Ends(2);
    }

    [Theory]
    [InlineData("--to=7", "there is no release 7")]
    [InlineData("--to=2", "release 2 runs already")]
    public async Task A_release_that_cannot_be_gone_to_is_refused_with_those_that_can(string to, string words)
    {
        await using var site = await TwoReleasesAsync();

        (await site.RollBackAsync(to)).Ends(3).Complains(words).Complains("1: ");
    }

    private static async Task<DeploySite> TwoReleasesAsync()
    {
        var site = await DeploySite.CreateAsync();
        await site.DeployTwoReleasesAsync(AddAuthor);
        return site;
    }
}
