using System.Text.Json.Nodes;
using Ferry.Processes;
using FerryTestHost.Histories;

namespace Cake.Frosting.Ferry.Tests;

public sealed class RunReportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferry-reports-").FullName;

    private string Runs => Path.Combine(_root, ".ferry", "runs");

    private string Summary => Path.Combine(_root, "summary.md");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Run_that_applied_migrations_leaves_json_and_markdown()
    {
        var run = await RunAsync(await TestHost.OverAsync(nameof(OrdinaryContext)), "--target=migrate-up");
        Assert.True(run.Succeeded, run.Said);
        var report = Report();
        Assert.Equal(("migrate-up", "development", 0), ((string?)report["target"], (string?)report["environment"], (int)report["exitCode"]!));
        Assert.Equal("applied", (string?)report["outcome"]!["outcome"]);
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName}", (string?)report["operator"]);
        Assert.True((double)report["steps"]![0]!["seconds"]! > 0);
        Assert.StartsWith("## migrate-up (development): done\n\n```text\nApplied ", Markdown(), StringComparison.Ordinal);
        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(_root, ".ferry", ".gitignore")));
    }

    [Fact]
    public async Task Run_with_nothing_to_do_leaves_its_report_and_one_that_only_looks_leaves_none()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        await RunAsync(host, "--target=migrate-up");
        Directory.Delete(Runs, recursive: true);
        Assert.True((await RunAsync(host, "--target=migrate-status")).Succeeded);
        Assert.False(Directory.Exists(Runs));
        Assert.True((await RunAsync(host, "--target=migrate-up")).Succeeded);
        Assert.Equal("upToDate", (string?)Report()["outcome"]!["outcome"]);
    }

    [Fact]
    public async Task Failed_run_tells_what_failed_and_what_did_not_run()
    {
        var run = await RunAsync(await TestHost.OverAsync(nameof(FailingContext)), "--target=after-migration");
        Assert.Equal(5, run.ExitCode);
        var report = Report();
        Assert.Equal(5, (int)report["exitCode"]!);
        Assert.Equal(["migrate-up: stopped partway", "after-migration: not run"], report["steps"]!.AsArray().Select(step => $"{step!["step"]}: {step["result"]}"));
        Assert.NotNull(report["steps"]![0]!["outcome"]!["halt"]!["sqlState"]);
        Assert.Contains("Stopped partway: 1 of 3 migrations is applied", Markdown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_to_connect_is_reported_without_the_password()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync(
            new Dictionary<string, string?> { ["FERRY_ROOT"] = _root, ["DATABASE_URL"] = "postgres://app:swordfish@127.0.0.1:1/app", ["GITHUB_STEP_SUMMARY"] = Summary }, "--target=migrate-up");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No server answers at 127.0.0.1:1/app.", Markdown(), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("swordfish", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summary_of_GitHub_gets_the_markdown_of_one_run_after_the_other()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        await File.WriteAllTextAsync(Summary, "before\n");
        await RunAsync(host, "--target=migrate-up");
        var first = Markdown();
        Directory.Delete(Runs, recursive: true);
        await RunAsync(host, "--target=migrate-down-to", "--revision=0");
        Assert.Equal("before\n" + first + Markdown(), await File.ReadAllTextAsync(Summary));
    }

    [Fact]
    public async Task Newest_hundred_stay()
    {
        for (var run = 0; run < 103; run++)
            Directory.SetLastWriteTimeUtc(Directory.CreateDirectory(Path.Combine(Runs, $"old{run}")).FullName, DateTime.UtcNow.AddMinutes(-run - 1));
        await RunAsync(await TestHost.OverAsync(nameof(OrdinaryContext)), "--target=migrate-up");
        var left = Directory.GetDirectories(Runs).Select(Path.GetFileName).ToList();
        Assert.Equal(100, left.Count);
        Assert.Equal(99, left.Intersect(Enumerable.Range(0, 99).Select(run => $"old{run}")).Count());
    }

    [Fact]
    public async Task Report_that_cannot_be_written_is_one_line_and_no_failure()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".ferry"));
        await File.WriteAllTextAsync(Runs, "in the way");
        var run = await RunAsync(await TestHost.OverAsync(nameof(OrdinaryContext)), "--target=migrate-up");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"The report of this run could not be written to {Runs}", Assert.Single(run.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Contains("## migrate-up", await File.ReadAllTextAsync(Summary), StringComparison.Ordinal);
    }

    private Task<ProcessResult> RunAsync(TestHost host, params string[] arguments) =>
        host.RunAsync(new Dictionary<string, string?> { ["FERRY_ROOT"] = _root, ["GITHUB_STEP_SUMMARY"] = Summary }, arguments);

    private JsonNode Report() => JsonNode.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(Runs, "run.json", SearchOption.AllDirectories))))!;

    private string Markdown() => File.ReadAllText(Assert.Single(Directory.GetFiles(Runs, "run.md", SearchOption.AllDirectories)));
}
