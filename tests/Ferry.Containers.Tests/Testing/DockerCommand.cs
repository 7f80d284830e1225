using Ferry.Processes;

namespace Ferry.Containers.Tests.Testing;

/// <summary>The docker command: what somebody else does to a container, and what somebody else sees of it.</summary>
internal static class DockerCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end, whatever the exit code.</summary>
    internal static async Task<ProcessResult> TryAsync(params IReadOnlyList<string> arguments)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await ProcessRunner.RunAsync(new ProcessCommand("docker", arguments), limit.Token);
    }

    /// <summary>Runs it, and has it succeed.</summary>
    internal static async Task<string> RunAsync(params IReadOnlyList<string> arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.Succeeded, $"docker {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Said}");
        return result.Output.Trim();
    }

    internal static async Task<string[]> LinesAsync(params IReadOnlyList<string> arguments) =>
        (await RunAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Task<string> InspectAsync(string name, string format) => RunAsync("inspect", "--format", format, name);

    internal static async Task<bool> HasContainerAsync(string name) => (await TryAsync("container", "inspect", name)).Succeeded;

    internal static async Task<bool> HasVolumeAsync(string name) => (await TryAsync("volume", "inspect", name)).Succeeded;

    /// <summary>All containers and volumes made for a checkout.</summary>
    internal static async Task<string[]> MadeForAsync(string folder) =>
    [
        .. await LinesAsync("ps", "--all", "--filter", $"label=ferry.checkout={folder}", "--format", "container {{.Names}}"),
        .. await LinesAsync("volume", "ls", "--filter", $"label=ferry.checkout={folder}", "--format", "volume {{.Name}}"),
    ];
}
