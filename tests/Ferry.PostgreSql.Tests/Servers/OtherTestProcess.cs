using System.Diagnostics;
using Docker.DotNet.Models;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>A test process beside this one, with a shared server of its own and another environment.</summary>
internal sealed class OtherTestProcess : IAsyncDisposable
{
    private readonly Process _process;

    private OtherTestProcess(Process process) => _process = process;

    /// <summary>A connection to its server.</summary>
    public string Database { get; private set; } = "";

    /// <summary>What it wrote to the console until it had its server.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Starts one that must get its server.</summary>
    public static async Task<OtherTestProcess> StartAsync(string? kind, params IEnumerable<(string Name, string? Value)> environment)
    {
        var start = new ProcessStartInfo(Host.Program, ["shared"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment.Append((TestServer.Variable, kind))) start.Environment[name] = value;
        var other = new OtherTestProcess(Process.Start(start)!);
        while (await other._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            other.Database = line;
            if (line.StartsWith("Host=", StringComparison.Ordinal)) return other;
            other.Said += line + '\n';
        }

        throw new InvalidOperationException($"It got no server. {other.Said}");
    }

    /// <summary>Runs one that may fail to get its server; it ends at once.</summary>
    public static Task<ProcessResult> RunAsync(string? kind, params IEnumerable<(string Name, string? Value)> environment) =>
        ProcessRunner.RunAsync(new ProcessCommand(Host.Program, "shared")
        {
            Environment = environment.Append((TestServer.Variable, kind)).ToDictionary(variable => variable.Item1, variable => variable.Item2),
        });

    public Task<object?> AskAsync(string sql) => Sql.AskAsync(Database, sql);

    /// <summary>The containers it has made, running or not.</summary>
    public async Task<IReadOnlyList<ContainerListResponse>> ContainersAsync(TestDockerEngine engine) =>
        [.. (await engine.ListAsync(EngineLabels.Owner)).Where(container => container.Labels[EngineLabels.Owner].StartsWith($"{_process.Id}-", StringComparison.Ordinal))];

    /// <summary>Ends it without a chance to clear up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
