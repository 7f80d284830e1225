using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

/// <summary>What only a process of its own shows: exit codes, the two streams, colours, environment, entry assembly.</summary>
public class CommandLineTests
{
    private static readonly Dictionary<string, string> NoColor = new() { ["NO_COLOR"] = "1" };

    public static TheoryData<string[], int, string, string> Runs => new()
    {
        { [], 0, "the default task ran", "" },
        { ["--", "--version=1.2"], 0, "the default task ran", "" },
        { ["-t", "fail"], 1, "fail                    ", "An error occurred when executing task 'fail'.\nError: the task failed\n" },
        { ["-t", "fail", "-v", "Diagnostic"], 1, "", "Error: Cake.Core.CakeReportException: the task failed" },
        { ["--fail"], 42, "", "Error: the constructor failed\n" },
        { ["--fail-in-parts"], 43, "", "\tfirst part\n\tsecond part\n" },
        { ["--version"], 0, "CakeHostDummy 3.2.1", "" },
        { ["--info"], 0, "Version: CakeHostDummy 3.2.1\nDetails: ", "" },
        { ["--help"], 0, "--verbosity quiet", "" },
        { ["positional"], HostProcess.MinusOne, "Error: Unknown command 'positional'.", "" },
        { ["--r=1"], HostProcess.MinusOne, "Error: Invalid long option name.", "" },
        { ["--version=1.2"], HostProcess.MinusOne, "Error: Flags cannot be assigned a value.", "" },
        { ["--name="], HostProcess.MinusOne, "Error: ", "" },
        { ["--verbosity", "loud"], HostProcess.MinusOne, "Error: ", "" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Exit_code_and_streams_are_as_the_table_says(string[] args, int exitCode, string inOutput, string inError)
    {
        var run = await HostProcess.RunAsync(args, NoColor);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(inOutput, run.Output, StringComparison.Ordinal);
        if (inError.Length == 0) Assert.Empty(run.Error);
        else Assert.Contains(inError, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Fact]
    public async Task Without_NO_COLOR_the_log_is_coloured()
    {
        var run = await HostProcess.RunAsync([], new Dictionary<string, string> { ["NO_COLOR"] = "" });

        Assert.Contains("\u001b[", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_the_environment()
    {
        var run = await HostProcess.RunAsync(["-t", "setting"], new Dictionary<string, string>(NoColor) { ["CAKE_DUMMY_SETTING"] = "environment" });

        Assert.Contains("Dummy_Setting is environment\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_cake_config_in_the_current_directory()
    {
        using var directory = new TemporaryDirectory().WithFile("cake.config", "; settings of the test\n[Dummy]\nSetting=file\n");
        var variables = new Dictionary<string, string>(NoColor) { ["CAKE_DUMMY_SETTING"] = "environment" };

        var run = await HostProcess.RunAsync(["-t", "setting"], variables, directory.Path.FullPath);

        Assert.Contains("Dummy_Setting is file\n", run.Output, StringComparison.Ordinal);
    }
}
