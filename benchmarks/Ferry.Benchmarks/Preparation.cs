using Ferry.Benchmarks.History;

namespace Ferry.Benchmarks;

/// <summary>The dotnet-ef tool, once it is installed.</summary>
/// <param name="Ef">Its executable.</param>
internal sealed record Tools(string Ef);

/// <summary>Generates the long history, publishes the hosts, installs the peers.</summary>
internal sealed class Preparation(BenchFolders folders)
{
    private const string EfVersion = "10.0.14";

    public async Task<Tools> PrepareAsync()
    {
        Console.WriteLine($"Preparing: {new HistoryWriter(folders.History).Write()} migrations written …");
        foreach (var host in new[] { "Hello", "EfHost", "FerryHost" })
        {
            Console.WriteLine($"Preparing: publishing {host} …");
            await Dotnet("publish", $"benchmarks/hosts/{host}", "-c", "Release", "-o", folders.Host(host), "--nologo", "-v:q", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false");
        }

        var tools = Path.Combine(folders.Root, "artifacts", "tools");
        var ef = Path.Combine(tools, OperatingSystem.IsWindows() ? "dotnet-ef.exe" : "dotnet-ef");
        if (!File.Exists(ef)) await Dotnet("tool", "install", "dotnet-ef", "--version", EfVersion, "--tool-path", tools);
        await Dotnet("build", "tests/hosts/EfToolHost", "--nologo", "-v:q");
        return new Tools(ef);
    }

    private async Task Dotnet(params string[] arguments) => await Run.OnceAsync("dotnet", arguments, folders.Root);
}
