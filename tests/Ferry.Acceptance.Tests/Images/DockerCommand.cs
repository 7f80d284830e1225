using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Images;

/// <summary>The docker command.</summary>
internal static class DockerCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it to its end, whatever the exit code.</summary>
    public static async Task<ProcessResult> TryAsync(params IEnumerable<string> arguments)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await ProcessRunner.RunAsync(new ProcessCommand("docker", [.. arguments]), limit.Token);
    }

    /// <summary>Runs it, and has it succeed.</summary>
    /// <returns>What it said, without white space around it.</returns>
    public static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        var result = await TryAsync(all);
        Assert.True(result.Succeeded, $"docker {string.Join(' ', all)} ended with {result.ExitCode}: {result.Said}");
        return result.Output.Trim();
    }

    /// <summary>Runs it and gives each line of its output; none where it has no answer.</summary>
    public static async Task<string[]> LinesAsync(params IEnumerable<string> arguments) =>
        (await TryAsync(arguments)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Why no engine can be used, or null.</summary>
    public static async Task<string?> WhyNotAsync()
    {
        try
        {
            var version = await TryAsync("version");
            return version.Succeeded ? null : $"No Docker engine answers: {version.Error.Trim()}";
        }
        catch (SurroundingsException exception)
        {
            return exception.Message;
        }
    }
}
