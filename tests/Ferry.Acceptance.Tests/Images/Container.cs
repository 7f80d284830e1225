using System.Globalization;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Images;

/// <summary>A container that was started.</summary>
internal sealed record Container(string Id)
{
    public Task<ProcessResult> ExecuteAsync(params IEnumerable<string> command) => DockerCommand.TryAsync(["exec", Id, .. command]);

    public Task<ProcessResult> LogsAsync() => DockerCommand.TryAsync("logs", Id);

    public Task<string> InspectAsync(string format) => DockerCommand.RunAsync("inspect", "--format", format, Id);

    /// <summary>Asks it to end, as an engine does, and kills it after the engine's usual ten seconds.</summary>
    public Task StopAsync() => DockerCommand.RunAsync("stop", Id);

    public Task StartAsync() => DockerCommand.RunAsync("start", Id);

    /// <summary>Its exit code; waits until it has one.</summary>
    public async Task<int> ExitCodeAsync() => int.Parse(await DockerCommand.RunAsync("wait", Id), CultureInfo.InvariantCulture);

    /// <summary>The port of this machine's loopback address that leads to one of its own.</summary>
    public async Task<int> PortAsync(int port)
    {
        var published = await DockerCommand.RunAsync("port", Id, port.ToString(CultureInfo.InvariantCulture));
        return int.Parse(published[(published.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until something is true of it, and no longer than it runs.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var end = DateTime.UtcNow.AddMinutes(1);
        while (!await holds())
        {
            var isRunning = await InspectAsync("{{.State.Running}}") == "true";
            if (!isRunning || DateTime.UtcNow > end)
                Assert.Fail($"The container {(isRunning ? "is" : "ended and was")} not {what}: {(await LogsAsync()).Said}");
            await Task.Delay(100);
        }
    }
}
