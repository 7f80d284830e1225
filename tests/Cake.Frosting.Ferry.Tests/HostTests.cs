using FerryTestHost.Histories;

namespace Cake.Frosting.Ferry.Tests;

public class HostTests
{
    private const string Deployed = "the app is deployed to development";

    [Fact]
    public async Task Dependent_task_gets_the_receipt_of_a_good_run()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync("--target=after-migration");
        Assert.True(run.Succeeded, run.Said);
        Assert.Contains(Deployed, run.Output, StringComparison.Ordinal);
        Assert.Contains("── migrate-up ──", run.Output, StringComparison.Ordinal);
        Assert.True(await host.HasTableAsync("c"));
    }

    [Fact]
    public async Task Dependent_task_does_not_run_after_a_failed_migration()
    {
        var host = await TestHost.OverAsync(nameof(FailingContext));
        var run = await host.RunAsync("--target=after-migration");
        Assert.Equal(5, run.ExitCode);
        Assert.DoesNotContain(Deployed, run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Stopped partway: 1 of 3 migrations is applied to ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("An error occurred", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_migration_that_fails_ends_with_4()
    {
        var host = await TestHost.OverAsync(nameof(MisspeltContext));
        var run = await host.RunAsync("--target=migrate-up", "--json=-");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("\"exitCode\": 4", run.Output, StringComparison.Ordinal);
        Assert.Contains("SQLSTATE 42703", run.Error, StringComparison.Ordinal);
        Assert.False(await host.HasTableAsync("person"));
    }

    [Fact]
    public async Task Without_the_step_before_it_a_task_is_refused_by_the_receipt()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync("--exclusive", "--target=after-migration");
        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain(Deployed, run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Refused: migrate-up did not run in this call", run.Error, StringComparison.Ordinal);
        Assert.False(await host.HasTableAsync("a"));
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--tree")]
    [InlineData("--description")]
    [InlineData("--help")]
    public async Task What_only_prints_runs_nothing(string flag)
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync("--target=after-migration", flag);
        Assert.True(run.Succeeded, run.Said);
        Assert.Matches("(?s)migrate-up.*after-migration|after-migration.*migrate-up", run.Output);
        Assert.DoesNotContain(Deployed, run.Output, StringComparison.Ordinal);
        Assert.False(await host.HasTableAsync("a"));
    }

    [Fact]
    public async Task File_that_cannot_be_written_is_told_before_anything_runs()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync("--target=migrate-up", $"--json={Path.Combine(AppContext.BaseDirectory, "no such folder", "up.json")}");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("The file of --json cannot be written. Nothing was run.", run.Error, StringComparison.Ordinal);
        Assert.False(await host.HasTableAsync("a"));
        Assert.Equal(2, (await host.RunAsync("--target=migrate-script", $"--output={AppContext.BaseDirectory}")).ExitCode);
    }

    [Fact]
    public async Task Working_folder_that_is_not_there_is_told_before_anything_runs()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var run = await host.RunAsync("--target=migrate-up", $"--working={Path.Combine(AppContext.BaseDirectory, "no such folder")}");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("The folder of --working is not there. Nothing was run.", run.Error, StringComparison.Ordinal);
        Assert.False(await host.HasTableAsync("a"));
    }

    [Fact]
    public async Task Long_line_stays_one_where_no_terminal_shows_it()
    {
        var host = await TestHost.OverAsync(nameof(OrdinaryContext));
        var name = new string('x', 400);
        var run = await host.RunAsync("--target=migrate-up", $"--revision={name}");
        Assert.StartsWith($"There is no migration \"{name}\". Nothing was run.\n", run.Error, StringComparison.Ordinal);
        var history = await host.RunAsync("--target=migrate-history");
        Assert.All(history.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }
}
