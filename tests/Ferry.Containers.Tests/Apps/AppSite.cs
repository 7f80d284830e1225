using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ferry.Apps.Fronted;
using Ferry.Containers.Apps;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Processes;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Apps;

/// <summary>A checkout whose environment "test" has an app in containers; all of it goes away with the object.</summary>
internal sealed class AppSite : IAsyncDisposable
{
    internal const string BaseImage = "ferry-test/dotnet-aspnet:10.0";
    internal const string Password = "s3cret-pass-word";

    private static readonly EnvironmentName Name = new("test");

    private readonly TestEngine _engine;
    private readonly TestAppImages _images;
    private readonly string _connection;
    private readonly int _port = FreePort.Pick();
    private object _app = new { };
    private int _releases;

    internal AppSite(TestEngine engine, TestAppImages images, object? app = null, string? connection = null)
    {
        _images = images;
        engine.Need();
        _engine = engine;
        _connection = connection ?? $"Host=127.0.0.1;Port=1;Username=nobody;Password={Password}";
        Root = Directory.CreateDirectory(Path.Combine(TestEngine.NewFolder(), "shop")).FullName;
        Configure(app);
    }

    internal string Root { get; }

    internal string Ferry => Path.Combine(Root, ".ferry");

    internal IAppTarget Target { get; private set; } = null!;

    /// <summary>Writes ferry.json anew.</summary>
    internal void Configure(object? app, string? artifact = null)
    {
        _app = app ?? _app;
        var all = JsonSerializer.SerializeToNode(new { target = "container", project = "shop", port = _port, health = "/health", artifact, baseImage = BaseImage, startTimeout = "00:01:00", drainTimeout = "00:00:10" })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(_app)!.AsObject()) all[key] = value?.DeepClone();
        if (artifact is null) all.Remove("artifact");
        File.WriteAllText(Path.Combine(Root, "ferry.json"), JsonSerializer.Serialize(new { environments = new Dictionary<string, object> { [Name.Value] = new { app = all } } }));
        Target = ContainerTarget.Of(FerrySettingsReader.Read(Root), Name, new OneConnection(_connection), _engine.Need(), RunIdentity.OfThisProcess(), new Progress<string>());
    }

    /// <summary>Writes the sources of a version of the test app.</summary>
    internal void Write(string version, params string[] behaviour)
    {
        var project = Directory.CreateDirectory(Path.Combine(Root, "shop")).FullName;
        File.Copy(RootPath("tests/hosts/TestApp/Program.cs"), Path.Combine(project, "Program.cs"), overwrite: true);
        File.Copy(RootPath("src/App/Dockerfile"), Path.Combine(project, "Dockerfile"), overwrite: true);
        File.WriteAllText(Path.Combine(project, "App.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup><Content Include="behaviour.txt" CopyToPublishDirectory="Always" /></ItemGroup>
            </Project>
            """);
        File.WriteAllLines(Path.Combine(project, "behaviour.txt"), [$"version={version}", .. behaviour]);
    }

    /// <summary>Has ferry.json name the image of a version of the test app.</summary>
    internal async Task TakeAsync(string version, params string[] behaviour) => Configure(null, await _images.EnsureAsync(version, behaviour));

    /// <summary>Makes what ferry.json names into the next release.</summary>
    internal async Task<AppRelease> MakeAsync(string version) =>
        new(++_releases, version, await Target.PrepareAsync(new AppBuild(version, $"commit-of-{version}", IsClean: true), CancellationToken.None));

    internal async Task<AppRelease> PrepareAsync(string version, params string[] behaviour)
    {
        await TakeAsync(version, behaviour);
        return await MakeAsync(version);
    }

    internal async Task ServeAsync(AppRelease release)
    {
        Assert.IsType<AppStep.Done>(await Target.StartAsync(release, CancellationToken.None));
        Assert.IsType<AppStep.Done>(await Target.SwitchAsync(release, CancellationToken.None));
    }

    internal async Task<AppRelease> DeployAsync(string version, params string[] behaviour)
    {
        var release = await PrepareAsync(version, behaviour);
        await ServeAsync(release);
        return release;
    }

    internal async Task<string> AskAsync(string path = "/")
    {
        using var client = new HttpClient { BaseAddress = new UriBuilder("http", "127.0.0.1", _port).Uri };
        return await client.GetStringAsync(path);
    }

    /// <summary>The app's containers, as <c>version state</c>.</summary>
    internal async Task<string[]> ContainersAsync() =>
        [.. (await DockerCommand.LinesAsync("ps", "--all", "--filter", $"label=ferry.checkout={Ferry}", "--format", """{{.Label "ferry.version"}} {{.State}}""")).Order(StringComparer.Ordinal)];

    internal Task<string> ContainerAsync(string version) =>
        DockerCommand.RunAsync("ps", "--quiet", "--no-trunc", "--filter", $"label=ferry.checkout={Ferry}", "--filter", $"label=ferry.version={version}");

    /// <summary>The names of the images that were built for this checkout.</summary>
    internal Task<string[]> ImagesAsync() => DockerCommand.LinesAsync("images", "--filter", $"label=ferry.checkout={Ferry}", "--format", "{{.Repository}}:{{.Tag}}");

    /// <summary>A command that takes the app through the steps, one with each line of its input.</summary>
    internal Process Command(string version, string firstArtifact, params string[] steps) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "AppTargetHost.dll"), Root, Name.Value, "2", version, .. steps])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        Environment = { ["TEST_CONNECTION"] = _connection, ["TEST_FIRST_ARTIFACT"] = firstArtifact },
    })!;

    public async ValueTask DisposeAsync()
    {
        await Target.RetireAsync(null, [], CancellationToken.None);
        if (FrontRecord.Find(new global::Ferry.Apps.AppPlace(FerrySettingsReader.Read(Root), Name)) is { } front) await ProcessEnd.EndAsync(front.Owner, TimeSpan.FromSeconds(5), CancellationToken.None);
        foreach (var container in await DockerCommand.LinesAsync("ps", "--all", "--quiet", "--filter", $"label=ferry.checkout={Ferry}")) await DockerCommand.TryAsync("rm", "--force", "--volumes", container);
        foreach (var image in await ImagesAsync()) await DockerCommand.TryAsync("image", "rm", "--force", image);
    }

    internal static string RootPath(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    private sealed class OneConnection(string text) : IConnections
    {
        public Task<ServerConnection> FindAsync(EnvironmentName environment, CancellationToken cancellation) => Task.FromResult(new ServerConnection("nowhere", text));
    }
}
