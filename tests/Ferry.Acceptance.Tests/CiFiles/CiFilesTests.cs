using System.Text.Json.Nodes;
using Ferry.Acceptance.Tests.Targets;

namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>The files under examples/ci, the shell lines of them run in order against real databases.</summary>
[Collection<EditedCheckoutCollection>]
public sealed class CiFilesTests(Checkout checkout) : IDisposable
{
    private const string GitHub = "github-actions.yml";

    /// <summary>The same line in every file. It is left out: it builds and runs what runs beside these tests anyway.</summary>
    private const string Tests = "dotnet test tests/App.Tests";

    private readonly string _scratch = Directory.CreateTempSubdirectory("ferry-ci-").FullName;

    public static TheoryData<string> Files => [.. CiSystem.All.Keys];

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pull_request_is_checked_without_a_connection_to_any_environment(string file)
    {
        var machine = Machine(file, []);
        Assert.Contains(Tests, machine.ScriptsOf("check"), StringComparison.Ordinal);
        Assert.True(Directory.Exists(checkout.At(Tests.Split(' ')[^1])));
        var service = await TestDatabase.CreateAsync();
        var overrides = file == "gitlab-ci.yml" ? new Dictionary<string, string> { ["DATABASE_URL"] = service.Url() } : [];
        (await machine.RunAsync("check", overrides, without: Tests)).Ends(0).Says("may be deployed");
        Assert.True(File.Exists(checkout.At(".ferry", "migrations.sql")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Staging_and_the_approved_plan_for_production_are_deployed(string file)
    {
        using var git = await CommittedCheckout.OfAsync(checkout);
        var staging = await TestDatabase.CreateAsync();
        var production = await checkout.MigratedAsync("RequireDisplayName");
        var machine = Machine(file, await ValuesAsync(staging, production));
        Assert.Equal(["check", "deploy-staging", "plan-prod", "deploy-prod"], machine.Jobs);
        var before = Reports().Keys.ToHashSet();

        (await machine.RunAsync("deploy-staging")).Ends(0).Says("Deployed: release 1 ");
        Assert.Equal(checkout.Migrations, await staging.HistoryAsync());
        (await machine.RunAsync("plan-prod")).Ends(0).Says("DROP COLUMN coordinates");
        Assert.Equal(checkout.UpTo("RequireDisplayName"), await production.HistoryAsync());
        (await machine.RunAsync("deploy-prod")).Ends(0).Says("Deployed: release 1 ");
        Assert.Equal(checkout.Migrations, await production.HistoryAsync());

        Assert.StartsWith("production-", Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(_scratch, "backups"), "*-*", SearchOption.AllDirectories))), StringComparison.Ordinal);
        var made = Reports().Where(report => !before.Contains(report.Key)).Select(report => $"{report.Value["target"]} {report.Value["exitCode"]}");
        Assert.Equal(["deploy-prod 0", "deploy-staging 0"], made.Order(StringComparer.Ordinal));
        var summary = await File.ReadAllTextAsync(machine.Summary);
        Assert.Contains("## deploy-prod (production): done", summary, StringComparison.Ordinal);
        Assert.Contains("### pre-deploy-check", summary, StringComparison.Ordinal);
        Assert.Equal(file == GitHub, summary.Contains("DROP COLUMN coordinates", StringComparison.Ordinal));
    }

    // The jobs are those of the test above, so that one of the files is enough at each run.
    [Fact]
    public async Task Plan_that_is_not_the_approved_one_any_more_is_refused()
    {
        using var git = await CommittedCheckout.OfAsync(checkout);
        foreach (var file in Kills.Some(CiSystem.All.Keys, 1))
        {
            var production = await checkout.MigratedAsync("RequireDisplayName");
            var machine = Machine(file, await ValuesAsync(await TestDatabase.CreateAsync(), production));
            (await machine.RunAsync("deploy-staging")).Ends(0);
            (await machine.RunAsync("plan-prod")).Ends(0);
            await production.RunAsync("CREATE TABLE in_between (i int)");
            (await machine.RunAsync("deploy-prod")).Ends(3).Complains("the plan is not the one that was looked at");
            Assert.Equal(checkout.UpTo("RequireDisplayName"), await production.HistoryAsync());
        }
    }

    private CiMachine Machine(string file, Dictionary<string, string> values) =>
        new(CiSystem.All[file], Path.Combine(Repository.Root, "examples", "ci", file), checkout, values, _scratch);

    private async Task<Dictionary<string, string>> ValuesAsync(TestDatabase staging, TestDatabase production)
    {
        var reader = $"reader_{production.Name}";
        await production.RunAsync($"CREATE ROLE {reader} LOGIN PASSWORD 'swordfish'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}");
        return new()
        {
            ["DATABASE_STAGING_URL"] = staging.Url(),
            ["DATABASE_PRODUCTION_URL"] = production.Url(),
            ["DATABASE_PRODUCTION_READ_URL"] = new UriBuilder(production.Url()) { UserName = reader, Password = "swordfish" }.ToString(),
            ["FERRY_BACKUPS"] = Path.Combine(_scratch, "backups"),
        };
    }

    // By folder; old ones are removed as new ones come.
    private Dictionary<string, JsonNode> Reports() => Directory.Exists(checkout.At(".ferry", "runs"))
        ? Directory.GetFiles(checkout.At(".ferry", "runs"), "run.json", SearchOption.AllDirectories).ToDictionary(file => Path.GetDirectoryName(file)!, file => JsonNode.Parse(File.ReadAllText(file))!)
        : [];
}
