using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Each state of a database, really brought about, and each gate that says no.</summary>
[Trait("target", "pre-deploy-check")]
public sealed class PreDeployCheckTests
{
    private const string First = "20260101000000_CreateNotes";
    private const string Second = "20260102000000_AddAuthor";

    [Fact]
    public async Task Every_state_is_told_by_its_name_and_nothing_is_written()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        site.Migrate(Second, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        var database = site.Staging;

        Assert.Equal("Fresh", await StateAsync(site, 0));
        Assert.Empty(await database.TablesAsync());
        await database.RunAsync("""CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)""");
        Assert.Equal("HistoryOnly", await StateAsync(site, 0));
        await database.RunAsync("""DROP TABLE "__EFMigrationsHistory"; CREATE TABLE notes (id int)""");
        Assert.Equal("Unmanaged", await StateAsync(site, 3));
        await database.RunAsync("DROP TABLE notes");
        (await site.CallAsync("--target=migrate-up", "--environment=staging", $"--revision={First}")).Ends(0);
        Assert.Equal("Behind", await StateAsync(site, 0));
        (await site.CallAsync("--target=migrate-up", "--environment=staging")).Ends(0);
        Assert.Equal("UpToDate", await StateAsync(site, 0));
        File.Delete(site.At("migrations", $"{Second}.up.sql"));
        Assert.Equal("Ahead", await StateAsync(site, 3));
        site.Migrate(Second, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        site.Migrate("20260101120000_Between", "SELECT 1", "SELECT 1");
        Assert.Equal("Diverged", await StateAsync(site, 3));
        File.Delete(site.At("migrations", "20260101120000_Between.up.sql"));

        site.Migrate("20260103000000_Mixed", "ALTER TABLE notes ADD day date;\n-- next\n-- alone\nCREATE UNIQUE INDEX CONCURRENTLY ux ON notes (text)", "SELECT 1");
        await database.RunAsync("INSERT INTO notes (text) VALUES ('same'), ('same')");
        (await site.CallAsync("--target=migrate-up", "--environment=staging")).Ends(5);
        // It goes on behind what is committed, unless that reads differently now.
        Assert.Equal("HalfApplied", await StateAsync(site, 0));
        site.Migrate("20260103000000_Mixed", "ALTER TABLE notes ADD day timestamptz;\n-- next\n-- alone\nCREATE UNIQUE INDEX CONCURRENTLY ux ON notes (text)", "SELECT 1");
        Assert.Equal("HalfApplied", await StateAsync(site, 3));
    }

    [Fact]
    public async Task All_that_refuse_are_told_at_once()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        site.Configure(new { branches = new[] { "release/*" } });
        site.Environment["FERRY_TEST_FREEZE"] = "nothing is deployed before Monday";
        site.Migrate(Second, "ALTER TABLE notes ADD author text; BEGIN", "");

        var call = (await site.CallAsync("--target=pre-deploy-check", "--environment=production", "--json=-")).Ends(3);

        var refused = call.Json["gates"]!.AsArray().Where(gate => (string)gate!["result"]! == "refused").Select(gate => (string)gate!["gate"]!).ToHashSet();
        Assert.Superset(new HashSet<string> { "work tree", "branch", "plan", "way back", "freeze" }, refused);
        Assert.All(call.Json["gates"]!.AsArray().Where(gate => (string)gate!["result"]! == "refused"), gate => Assert.NotNull((string?)gate!["remedy"]));
        Assert.Empty(await site.Production.TablesAsync());
    }

    [Fact]
    public async Task A_migration_that_was_edited_after_it_was_applied_is_named()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.CallAsync("--target=deploy-staging")).Ends(0);
        site.Migrate(First, "CREATE TABLE notes (id bigint PRIMARY KEY)", "DROP TABLE notes");
        await site.ReleaseAsync("two");

        var gate = Gate((await site.CallAsync("--target=pre-deploy-check", "--environment=staging", "--json=-")).Ends(3).Json, "unchanged");

        Assert.Contains(First, (string)gate["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_data_away_is_named()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.CallAsync("--target=deploy-staging")).Ends(0);
        site.Migrate(Second, "ALTER TABLE notes DROP COLUMN text", "ALTER TABLE notes ADD text text");
        await site.ReleaseAsync("two");

        var gate = Gate((await site.CallAsync("--target=pre-deploy-check", "--environment=staging", "--json=-")).Ends(0).Json, "destructive");

        Assert.Equal("noted", (string)gate["result"]!);
        Assert.Contains("drops column \"notes\".\"text\"", (string)gate["detail"]!, StringComparison.Ordinal);
    }

    private static async Task<string> StateAsync(DeploySite site, int exitCode) =>
        (string)(await site.CallAsync("--target=pre-deploy-check", "--environment=staging", "--json=-")).Ends(exitCode).Json["state"]!;

    private static JsonNode Gate(JsonNode report, string name) => report["gates"]!.AsArray().Single(gate => (string)gate!["gate"]! == name)!;
}
