using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ferry.Apps.Fronted;
using Ferry.Apps.Processes;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.Apps.Tests.Testing;

/// <summary>A checkout whose environment "test" has the test app as a process; all of it ends with the object.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    internal const string Password = "s3cret-pass-word";

    internal static EnvironmentName Name { get; } = new("test");

    private readonly TestCheckout _checkout = new();
    private readonly IConnections _connections;
    private int _releases;

    internal TestSite(object? app = null, string? connection = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the tests look at processes in /proc");
        Connection = connection ?? $"Host=127.0.0.1;Port=1;Username=nobody;Password={Password}";
        _connections = new FixedConnection(Connection);
        Port = FreePort.Pick();
        Configure(app);
    }

    internal string Connection { get; }

    internal int Port { get; private set; }

    internal string Root => _checkout.Folder;

    internal Uri Address => new UriBuilder("http", "127.0.0.1", Port).Uri;

    internal FerrySettings Settings { get; private set; } = null!;

    internal IAppTarget Target { get; private set; } = null!;

    internal AppPlace Place => new(Settings, Name);

    /// <summary>The folder of the test app as it was built.</summary>
    internal static string BuiltApp { get; } = Path.Combine(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!, "..", "TestApp", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    /// <summary>Writes ferry.json anew.</summary>
    internal void Configure(object? app = null, int? port = null)
    {
        Port = port ?? Port;
        var own = JsonSerializer.SerializeToNode(app ?? new { })!.AsObject();
        var all = JsonSerializer.SerializeToNode(new { target = "process", artifact = "built", port = Port, health = "/health", startTimeout = "00:01:00", drainTimeout = "00:00:10" })!.AsObject();
        foreach (var (key, value) in own) all[key] = value?.DeepClone();
        File.WriteAllText(Path.Combine(Root, "ferry.json"), JsonSerializer.Serialize(new { environments = new Dictionary<string, object> { [Name.Value] = new { app = all } } }));
        Settings = FerrySettingsReader.Read(Root);
        Target = ProcessTarget.Of(Settings, Name, _connections, new Progress<string>());
    }

    /// <summary>Puts a version of the test app where ferry.json says that the artifact is.</summary>
    internal void Build(string version, params string[] behaviour)
    {
        var built = Path.Combine(Root, "built");
        if (Directory.Exists(built)) Directory.Delete(built, recursive: true);
        Directory.CreateDirectory(built);
        foreach (var file in Directory.EnumerateFiles(BuiltApp)) File.Copy(file, Path.Combine(built, Path.GetFileName(file)));
        File.WriteAllLines(Path.Combine(built, "behaviour.txt"), [$"version={version}", .. behaviour]);
    }

    /// <summary>Prepares a version of the test app as the next release.</summary>
    internal async Task<AppRelease> PrepareAsync(string version, params string[] behaviour)
    {
        Build(version, behaviour);
        return new AppRelease(++_releases, version, await Target.PrepareAsync(new AppBuild(version, null, IsClean: true), CancellationToken.None));
    }

    /// <summary>Starts a release and sends the requests to it.</summary>
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

    internal Task<AppState> LookAsync() => Target.LookAsync(CancellationToken.None);

    internal Task RetireAsync(AppRelease? serving, params AppRelease[] keep) => Target.RetireAsync(serving, keep, CancellationToken.None);

    /// <summary>Asks the app at its public port, over a connection of its own.</summary>
    internal async Task<string> AskAsync(string path = "/")
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await client.GetStringAsync(path);
    }

    /// <summary>The processes that run one of this checkout's programs, as the system knows them.</summary>
    internal IReadOnlyList<int> Processes(string of = "") => [.. Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => name.All(char.IsAsciiDigit))
        .Where(name => CommandLine(name) is { Length: > 0 } line && line.Contains(Root, StringComparison.Ordinal) && line.Contains(of, StringComparison.Ordinal))
        .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Where(id => id != Environment.ProcessId)];

    internal int FrontId => FrontRecord.Find(Place)!.Owner.ProcessId;

    internal static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    internal static async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var waiting = Stopwatch.StartNew(); !holds(); await Task.Delay(20)) Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(30), $"{what}: not within 30 s.");
    }

    internal static string CommandLine(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in Processes()) Kill(id);
        await UntilAsync(() => Processes().Count == 0, "the end of what the test left");
        await _checkout.DisposeAsync();
    }
}
