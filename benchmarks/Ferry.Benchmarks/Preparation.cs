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
        foreach (var host in new[] { "Hello", "EfHost", "FerryHost" }) await PublishAsync(host, host);
        // As an app is that says nothing of it: not precompiled.
        await PublishAsync("EfHost", "EfHostAsUsual", "-p:PublishReadyToRun=false", "-p:TieredPGO=true");

        var tools = Path.Combine(folders.Root, "artifacts", "tools");
        var ef = Path.Combine(tools, OperatingSystem.IsWindows() ? "dotnet-ef.exe" : "dotnet-ef");
        if (!File.Exists(ef)) await Dotnet("tool", "install", "dotnet-ef", "--version", EfVersion, "--tool-path", tools);
        await Dotnet("build", "tests/hosts/EfToolHost", "--nologo", "-v:q");
        return new Tools(ef);
    }

    private async Task PublishAsync(string project, string folder, params string[] properties)
    {
        Console.WriteLine($"Preparing: publishing {folder} …");
        await Dotnet(["publish", $"benchmarks/hosts/{project}", "-c", "Release", "-o", folders.Host(folder), "--nologo", "-v:q", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", .. properties]);
    }

    private async Task Dotnet(params string[] arguments) => await Run.OnceAsync("dotnet", arguments, folders.Root);
}
