using System.Text.Json.Nodes;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.EfTool;

/// <summary>EF Core's own command line tool, over this repository's migrations.</summary>
public sealed class EfTool : IAsyncLifetime
{
    private const string Version = "10.0.14";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "tools");
    private static readonly string Program = Path.Combine(Folder, OperatingSystem.IsWindows() ? "dotnet-ef.exe" : "dotnet-ef");

    private string? _missing;

    /// <summary>Installs the tool under artifacts/, once.</summary>
    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program)) return;
        var install = await RunAsync(new ProcessCommand("dotnet", "tool", "install", "dotnet-ef", "--version", Version, "--tool-path", Folder));
        if (install.ExitCode != 0) _missing = $"dotnet-ef {Version} cannot be installed here: {install.Error.Trim()}";
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What <c>dotnet ef migrations list</c> says of each migration: its id, and whether it is applied.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ListAsync(TestDatabase database)
    {
        var output = await CallAsync(database, "migrations", "list", "--json");
        // Lines of the build may come before.
        var list = JsonNode.Parse(output[output.IndexOf('[', StringComparison.Ordinal)..])!.AsArray();
        return list.ToDictionary(one => (string)one!["id"]!, one => (bool)one!["applied"]!);
    }

    /// <summary>Calls <c>dotnet ef database update</c>.</summary>
    public Task<string> UpdateAsync(TestDatabase database) => CallAsync(database, "database", "update");

    private async Task<string> CallAsync(TestDatabase database, params string[] arguments)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        var result = await RunAsync(new ProcessCommand(Program, [.. arguments, "--project", "migrations", "--startup-project", "tests/hosts/EfToolHost", "--no-build"])
        {
            Environment = new Dictionary<string, string?> { ["DATABASE_URL"] = database.ConnectionString },
            WorkingFolder = Repository.Root,
        });
        Assert.True(result.ExitCode == 0, $"dotnet ef {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    private static async Task<ProcessResult> RunAsync(ProcessCommand command)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await ProcessRunner.RunAsync(command, patience.Token);
    }
}
