using System.Globalization;
using System.Runtime.CompilerServices;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Images;

/// <summary>The App's image, built once for the tests of it, and removed after them.</summary>
public sealed class AppImage : IAsyncLifetime
{
    public const string BaseImage = "ferry-test/dotnet-aspnet:10.0";

    /// <summary>Its tags are the ids of the processes that test it.</summary>
    public const string Repository = "ferry-test/app";

    private string? _published;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Repository}:{Environment.ProcessId}");

    public async ValueTask InitializeAsync()
    {
        // Each test finds this out, too, and skips itself.
        if (await Workbench.ObstacleAsync() is not null)
            return;
        _published = Directory.CreateTempSubdirectory("ferry-app-").FullName;
        await ProcessRunner.RunOrThrowAsync(
            new ProcessCommand("dotnet", "publish", RootPath("src/App"), "-c", "Release", "-o", _published, "--nologo", "-v:q", "-tl:off", "-p:RunAnalyzers=false"),
            "The App was not published.");
        await DockerCommand.RunAsync(
            "build", "--quiet", "--tag", Name, "--file", RootPath("src/App/Dockerfile"), "--build-arg", $"BASE_IMAGE={BaseImage}", "--build-arg", "REVISION=4711", _published);
    }

    public async ValueTask DisposeAsync()
    {
        if (_published is null)
            return;
        await DockerCommand.TryAsync("image", "rm", Name);
        Directory.Delete(_published, recursive: true);
    }

    private static string RootPath(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));
}
