using Ferry.Acceptance.Tests.Targets;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>A human at a terminal, which script(1) makes.</summary>
public sealed class TypedConfirmationTests
{
    private static readonly string[] None = [];

    [Theory]
    [InlineData("PRODUCTION", 0)]
    [InlineData("production", 3)]
    [InlineData("yes", 3)]
    public async Task The_plan_is_shown_and_the_name_in_capitals_lets_it_run(string typed, int exitCode)
    {
        await using var site = await DeploySite.WithoutAppAsync();

        var call = await TypeAsync(site, typed, "--target=deploy-prod");

        Assert.True(call.ExitCode == exitCode, call.Out);
        call.Says("CREATE TABLE notes").Says("production is protected. Type PRODUCTION to go on");
        Assert.Equal(exitCode == 0 ? ["20260101000000_CreateNotes"] : None, await site.Production.HistoryAsync());
    }

    private static async Task<Call> TypeAsync(DeploySite site, string typed, params string[] arguments)
    {
        var command = site.Command(arguments);
        var line = string.Join(' ', new[] { command.FileName }.Concat(command.Arguments).Select(word => $"'{word}'"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var result = await ProcessRunner.RunAsync(new ProcessCommand("script", "-qec", line, "/dev/null") { Environment = command.Environment, WorkingFolder = site.Root, Input = typed + "\n" }, patience.Token);
        return new Call(result.ExitCode, result.Output, result.Error);
    }
}
