using Ferry.Core.Rendering;
using Ferry.Processes;
using Xunit;

namespace Ferry.Testing;

/// <summary>The docker command: what somebody else does to a container, and what somebody else sees of it.</summary>
public static class DockerCommand
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

    /// <summary>Runs it, has it succeed, and gives each line of its output.</summary>
    public static async Task<string[]> LinesAsync(params IEnumerable<string> arguments) =>
        (await RunAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<string> InspectAsync(string name, string format) => RunAsync("inspect", "--format", format, name);

    public static async Task<bool> HasContainerAsync(string name) => (await TryAsync("container", "inspect", name)).Succeeded;

    public static async Task<bool> HasVolumeAsync(string name) => (await TryAsync("volume", "inspect", name)).Succeeded;

    /// <summary>All containers and volumes made for a checkout.</summary>
    public static async Task<string[]> MadeForAsync(string folder) =>
    [
        .. await LinesAsync("ps", "--all", "--filter", $"label=ferry.checkout={folder}", "--format", "container {{.Names}}"),
        .. await LinesAsync("volume", "ls", "--filter", $"label=ferry.checkout={folder}", "--format", "volume {{.Name}}"),
    ];

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
