namespace Cake.Frosting.Ferry.Tests;

public class HelpScreenTests
{
    [Fact]
    public async Task Every_target_of_the_host_and_of_Ferry_is_listed()
    {
        var help = await PrintAsync();
        Assert.Matches("(?m)^  after-migration +Print a line once the migrations are applied$", help);
        Assert.Matches("(?m)^  migrate-up +Apply the pending migrations$", help);
        Assert.DoesNotContain("Default", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Required_arguments_are_explained_and_the_others_named()
    {
        var help = await PrintAsync();
        Assert.Matches(@"(?m)^ {24,}--message=TEXT  what it does, such as add_user_profile$", help);
        Assert.Matches(@"(?m)^ {24,}\[--steps=N\] .*\[--x=NAME=VALUE\] \[--confirm=NAME\] \[--json=PATH\]$", help);
    }

    [Fact]
    public async Task A_target_is_shown_with_its_steps_and_all_their_arguments()
    {
        var help = await PrintAsync("--target=after-migration", "--help");
        Assert.Contains("after-migration: Print a line once the migrations are applied\n  steps: migrate-up → after-migration\n", help, StringComparison.Ordinal);
        Assert.Matches("(?m)^  --confirm=NAME +confirm the change", help);
        Assert.DoesNotContain("--revision", help, StringComparison.Ordinal);
        Assert.DoesNotContain("db-start", help, StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(params string[] arguments)
    {
        var run = await new TestHost("", "").RunAsync(arguments);
        Assert.True(run.Succeeded, run.Said);
        return run.Output;
    }
}
