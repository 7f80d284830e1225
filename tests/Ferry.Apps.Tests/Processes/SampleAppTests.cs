using System.Runtime.CompilerServices;
using App.Data;
using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ferry.Apps.Tests.Processes;

/// <summary>The repository's own App, published and started as it is deployed.</summary>
public sealed class SampleAppTests
{
    private static readonly AppBuild Build = new("0123456789ab", null, IsClean: true);

    [Fact]
    public async Task It_is_published_once_and_serves_when_its_schema_is_there()
    {
        var connection = await (await TestServer.SharedAsync()).CreateDatabaseAsync();
        await using var site = new TestSite(connection: connection);
        Configure(site, startTimeout: TimeSpan.FromSeconds(6));
        var release = new AppRelease(1, Build.Version, await site.Target.PrepareAsync(Build, CancellationToken.None));
        var published = Directory.GetLastWriteTimeUtc(Path.Combine(site.Place.Artifacts, Build.Version));

        // Its health check asks for the schema, so it is not healthy before the migrations.
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(release, CancellationToken.None));
        Assert.Contains(failed.Trouble.Details, detail => detail is { Label: "seen", Text: "503 Service Unavailable" });
        await MigrateAsync(connection);
        Configure(site, startTimeout: TimeSpan.FromMinutes(1));

        Assert.Equal(release.Artifact, await site.Target.PrepareAsync(Build, CancellationToken.None));
        Assert.Equal(published, Directory.GetLastWriteTimeUtc(Path.Combine(site.Place.Artifacts, Build.Version)));
        await site.ServeAsync(release);
        Assert.Equal("Healthy", await site.AskAsync("/health/ready"));
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(connection).Password!, string.Join(' ', site.Processes().Select(id => TestSite.CommandLine($"{id}"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_is_told_with_the_compilers_words()
    {
        await using var site = new TestSite(new { artifact = (string?)null, project = "broken" });
        Directory.CreateDirectory(Path.Combine(site.Root, "broken"));
        await File.WriteAllTextAsync(Path.Combine(site.Root, "broken", "broken.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        await File.WriteAllTextAsync(Path.Combine(site.Root, "broken", "Program.cs"), "this is no program;");
        var broken = await Assert.ThrowsAsync<SurroundingsException>(() => site.Target.PrepareAsync(Build, CancellationToken.None));

        Assert.StartsWith("broken could not be published. What serves was not touched.", broken.Message, StringComparison.Ordinal);
        Assert.Contains("error CS", broken.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Place.Artifacts, Build.Version)));
    }

    private static void Configure(TestSite site, TimeSpan startTimeout) =>
        site.Configure(new { artifact = (string?)null, project = RootPath("src/App"), health = "/health/ready", startTimeout = $"{startTimeout:c}" });

    // What the App's health check asks for; the migrations themselves are tested elsewhere.
    private static async Task MigrateAsync(string connection)
    {
        await using var data = new AppDbContext(new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(connection).Options);
        await data.Database.EnsureCreatedAsync();
    }

    private static string RootPath(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));
}
