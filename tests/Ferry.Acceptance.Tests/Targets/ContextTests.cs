using System.Text.Json.Nodes;
using Ferry.Processes;
using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Targets;

/// <summary>What is said of the environment on the command line, through a real host.</summary>
public sealed class ContextTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    [Fact]
    [Trait("target", "migrate-plan")]
    public async Task What_is_planned_under_a_context_is_shown_with_it_applied_and_kept()
    {
        var database = await TestDatabase.CreateAsync();
        var bare = await PlanAsync(database);
        var plan = await PlanAsync(database, "--x=dev_data=true", "--x=region=eu");
        Assert.Equal("""{"dev_data":"true","region":"eu"}""", plan["contexts"]!.ToJsonString());
        Assert.NotEqual((string?)bare["sqlHash"], (string?)plan["sqlHash"]);
        Assert.Contains("dev_data=true,region=eu", (await RunAsync(nameof(ToldContext), database, "--target=migrate-plan", "--x=dev_data,region=eu")).Said, StringComparison.Ordinal);

        var up = await RunAsync(nameof(ToldContext), database, "--target=migrate-up", "--x=dev_data=true,region=eu");
        Assert.True(up.Succeeded, up.Said);
        Assert.Equal("eu", await database.AskAsync<string>("SELECT region FROM shops"));
        Assert.Equal("dev_data, region", await database.AskAsync<string>("SELECT string_agg(DISTINCT key, ', ' ORDER BY key) FROM ferry.migrations, jsonb_object_keys(contexts) AS key"));
    }

    [Fact]
    [Trait("target", "migrate-up")]
    public async Task A_schema_that_depends_on_a_context_ends_with_3()
    {
        var database = await TestDatabase.CreateAsync();
        var up = await RunAsync(nameof(DividedContext), database, "--target=migrate-up", "--x=dev_data");
        Assert.Equal(3, up.ExitCode);
        Assert.Contains("the context dev_data changes the schema, so that environments would differ", up.Error, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    private static async Task<JsonNode> PlanAsync(TestDatabase database, params string[] contexts)
    {
        var run = await RunAsync(nameof(ToldContext), database, ["--target=migrate-plan", "--json=-", .. contexts]);
        Assert.True(run.Succeeded, run.Said);
        return JsonNode.Parse(run.Output)!;
    }

    private static Task<ProcessResult> RunAsync(string history, TestDatabase database, params string[] arguments) => ProcessRunner.RunAsync(new ProcessCommand(Program, arguments)
    {
        Environment = new Dictionary<string, string?> { ["FERRY_TEST_HISTORY"] = history, ["FERRY_ROOT"] = AppContext.BaseDirectory, ["DATABASE_URL"] = database.ConnectionString },
    });
}
