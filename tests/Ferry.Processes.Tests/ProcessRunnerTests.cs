using System.Diagnostics;
using Ferry.Core.Rendering;

namespace Ferry.Processes.Tests;

public sealed class ProcessRunnerTests
{
    public ProcessRunnerTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs are those of Unix");

    [Fact]
    public async Task Arguments_arrive_one_by_one_whatever_is_in_them()
    {
        var result = await ProcessRunner.RunAsync(new ProcessCommand("printf", "<%s>", "a b", "", "c'd\"e", "$HOME", "*"));

        Assert.Equal(new ProcessResult(0, "<a b><><c'd\"e><$HOME><*>", ""), result);
    }

    [Fact]
    public async Task Input_and_environment_reach_the_program_and_a_null_removes_a_variable()
    {
        var command = Shell("cat; echo \"$SECRET-${HOME-none}\"") with
        {
            Input = "line\n",
            Environment = new Dictionary<string, string?> { ["SECRET"] = "here", ["HOME"] = null },
        };

        Assert.Equal("line\nhere-none\n", (await ProcessRunner.RunAsync(command)).Output);
    }

    [Fact]
    public async Task A_failure_carries_the_command_its_exit_code_and_what_it_said_without_the_secret()
    {
        var command = Shell("cat >&2; echo out; exit 7") with { Input = "the secret is hunter2.", Secrets = ["hunter2"] };
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => ProcessRunner.RunOrThrowAsync(command, "Nothing came of it."));

        Assert.Equal("Nothing came of it.\n  where: /bin/sh -c cat >&2; echo out; exit 7: exit code 7\n  said:  the secret is ***.\n         out", failure.Message);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => ProcessRunner.RunAsync(new ProcessCommand("/nowhere/tool", "--secretive")));

        Assert.StartsWith("/nowhere/tool could not be started by ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("No such file or directory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_reads_nothing_does_not_stop_its_caller()
    {
        var result = await ProcessRunner.RunAsync(Shell("exec 0<&-; exit 3") with { Input = new string('x', 1_000_000) });

        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task A_cancelled_program_may_clean_up()
    {
        var done = Path.GetTempFileName();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var command = Shell($"trap 'echo cleaned >{done}; exit 1' TERM; while :; do sleep 0.05; done");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProcessRunner.RunAsync(command, cancellation.Token));

        Assert.Equal("cleaned\n", await File.ReadAllTextAsync(done));
        File.Delete(done);
    }

    [Fact]
    public async Task A_cancelled_program_that_goes_on_is_ended_with_its_children()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var marker = $"{60 + (Environment.ProcessId / 1e6)}";
        var command = Shell($"trap '' TERM; sleep {marker}; sleep 60") with { GracePeriod = TimeSpan.FromMilliseconds(200) };
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProcessRunner.RunAsync(command, cancellation.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        Assert.Equal("", (await ProcessRunner.RunAsync(new ProcessCommand("pgrep", "-f", $"^sleep {marker}$"))).Output);
    }

    [Fact]
    public async Task A_child_left_behind_with_the_output_open_does_not_keep_the_caller_waiting()
    {
        var watch = Stopwatch.StartNew();
        var result = await ProcessRunner.RunAsync(Shell("echo said; sleep 20 & exit 0"));

        Assert.Equal("said\n", result.Output);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15));
    }

    private static ProcessCommand Shell(string script) => new("/bin/sh", "-c", script);
}
