using System.Collections.Concurrent;
using System.Globalization;
using Ferry.Containers.Tests.Apps;
using Ferry.Containers.Tests.Testing;
using Ferry.Testing;

[assembly: AssemblyFixture(typeof(TestAppImages))]

namespace Ferry.Containers.Tests.Apps;

/// <summary>Images of the test app, each built once by somebody else than Ferry, as the ones that a team's CI makes.</summary>
public sealed class TestAppImages : IAsyncDisposable
{
    private static readonly string Repository = string.Create(CultureInfo.InvariantCulture, $"ferry-test/turns-{Environment.ProcessId}");

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _built = new();

    /// <summary>Gives the name of the image of a version.</summary>
    internal Task<string> EnsureAsync(string version, params string[] behaviour) =>
        _built.GetOrAdd($"{version} {string.Join(' ', behaviour)}", key => new(() => BuildAsync($"{Repository}:{key.Replace(' ', '-').TrimEnd('-')}", version, behaviour))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var built in _built.Values) await DockerCommand.TryAsync("image", "rm", "--force", await built.Value);
    }

    private static async Task<string> BuildAsync(string name, string version, string[] behaviour)
    {
        var context = Directory.CreateTempSubdirectory("ferry-test-app-").FullName;
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        foreach (var file in Directory.EnumerateFiles(AppSite.RootPath($"artifacts/bin/TestApp/{configuration}"))) File.Copy(file, Path.Combine(context, Path.GetFileName(file)));
        await File.WriteAllLinesAsync(Path.Combine(context, "behaviour.txt"), [$"version={version}", .. behaviour]);
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), $"FROM {AppSite.BaseImage}\nCOPY . /app/\nUSER 1654\nENTRYPOINT [\"dotnet\", \"/app/TestApp.dll\"]\n");
        await DockerCommand.RunAsync("build", "--quiet", "--tag", name, context);
        Directory.Delete(context, recursive: true);
        return name;
    }
}
