using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ferry.Acceptance.Tests.Targets;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>
/// A checkout with staging and production, whose migrations are SQL files and whose app is the test app; a release is a commit that
/// needs no compiler. All that runs from it ends with it.
/// </summary>
internal sealed class DeploySite : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "FerryTestHost.dll");
    private static readonly string BuiltApp = Path.Combine(AppContext.BaseDirectory, "..", "..", "TestApp", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    private readonly TestCheckout _checkout = new();
    private JsonObject _settings = [];

    private DeploySite(TestDatabase staging, TestDatabase production) => (Staging, Production) = (staging, production);

    public TestDatabase Staging { get; }

    public TestDatabase Production { get; private set; }

    public string Root => _checkout.Folder;

    public Uri StagingAddress { get; } = new UriBuilder("http", "127.0.0.1", FreePorts.Pick()).Uri;

    public Uri ProductionAddress { get; } = new UriBuilder("http", "127.0.0.1", FreePorts.Pick()).Uri;

    /// <summary>What the calls see beside the connections.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>A site with a first release in the checkout: one table.</summary>
    public static async Task<DeploySite> CreateAsync(bool hasApp = true)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the tests look at processes in /proc");
        var site = new DeploySite(await TestDatabase.CreateAsync(), await TestDatabase.CreateAsync());
        Directory.CreateDirectory(site.At("migrations"));
        site.Configure(hasApp);
        await File.WriteAllTextAsync(site.At(".gitignore"), ".ferry/\nbuilt/\n");
        await site.GitAsync("init", "--quiet", "--initial-branch=main");
        site.Migrate("20260101000000_CreateNotes", "CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)", "DROP TABLE notes");
        await site.ReleaseAsync("one");
        return site;
    }

    public string At(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>Writes ferry.json; what is given goes over production's own settings.</summary>
    public void Configure(bool hasApp = true, object? production = null, object[]? smokeTests = null)
    {
        object AppAt(Uri address) => new { target = "process", artifact = "built", port = address.Port, health = "/health", startTimeout = "00:00:15", drainTimeout = "00:00:05" };
        _settings = JsonSerializer.SerializeToNode(new
        {
            migrations = "migrations",
            lockWait = "00:00:20",
            environments = new
            {
                staging = new { connection = "DATABASE_STAGING_URL" },
                production = new { connection = "DATABASE_PRODUCTION_URL" },
            },
        })!.AsObject();
        var environments = _settings["environments"]!;
        if (hasApp) environments["staging"]!["app"] = JsonSerializer.SerializeToNode(AppAt(StagingAddress));
        if (hasApp) environments["production"]!["app"] = JsonSerializer.SerializeToNode(AppAt(ProductionAddress));
        if (smokeTests is not null) _settings["smokeTests"] = JsonSerializer.SerializeToNode(smokeTests);
        foreach (var (key, value) in production is null ? [] : JsonSerializer.SerializeToNode(production)!.AsObject().ToList()) environments["production"]![key] = value?.DeepClone();
        File.WriteAllText(At("ferry.json"), _settings.ToJsonString());
    }

    /// <summary>Writes a migration; a null way back stands for none.</summary>
    public void Migrate(string id, string up, string? down)
    {
        File.WriteAllText(At("migrations", $"{id}.up.sql"), up);
        if (down is not null) File.WriteAllText(At("migrations", $"{id}.down.sql"), down);
    }

    /// <summary>Commits what is there, with a version of the app.</summary>
    public async Task ReleaseAsync(string version, params string[] behaviour)
    {
        BuildApp(version, behaviour);
        await File.WriteAllTextAsync(At("version.txt"), version);
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--allow-empty", "--message", version);
    }

    /// <summary>Puts a version of the app where ferry.json says that it is built.</summary>
    public void BuildApp(string version, params string[] behaviour)
    {
        if (Directory.Exists(At("built"))) Directory.Delete(At("built"), recursive: true);
        Directory.CreateDirectory(At("built"));
        foreach (var file in Directory.EnumerateFiles(BuiltApp)) File.Copy(file, Path.Combine(At("built"), Path.GetFileName(file)));
        File.WriteAllLines(At("built", "behaviour.txt"), [$"version={version}", .. behaviour]);
    }

    public Task<string> GitAsync(params string[] arguments) => ProcessRunner.RunOrThrowAsync(new ProcessCommand("git", arguments) { WorkingFolder = Root }, "git failed.");

    /// <summary>Deploys to both, as a team does.</summary>
    public async Task DeployBothAsync()
    {
        (await CallAsync("--target=deploy", "--environment=staging")).Ends(0);
        (await DeployAsync()).Ends(0);
    }

    public Task<Call> DeployAsync(params string[] arguments) => CallAsync(["--target=deploy-prod", "--confirm=production", .. arguments]);

    public Task<Call> RollBackAsync(params string[] arguments) => CallAsync(["--target=rollback-prod", "--confirm=production", .. arguments]);

    public async Task<Call> CallAsync(params string[] arguments)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var result = await ProcessRunner.RunAsync(Command(arguments), patience.Token);
        return new Call(result.ExitCode, result.Output, result.Error);
    }

    public ProcessCommand Command(params string[] arguments) => new("dotnet", [Program, .. arguments])
    {
        Environment = new Dictionary<string, string?>(Environment)
        {
            ["FERRY_ROOT"] = Root,
            ["FERRY_TEST_HISTORY"] = "FolderContext",
            ["DATABASE_STAGING_URL"] = Staging.Url(),
            ["DATABASE_PRODUCTION_URL"] = Production.Url(),
            ["FERRY__container__image"] = TestServerImage.Usual,
            ["GITHUB_REF_NAME"] = null,
            ["GITHUB_HEAD_REF"] = null,
        },
        WorkingFolder = Root,
    };

    /// <summary>Kills a call from outside and without a warning, some time after it began.</summary>
    /// <returns>True when it was killed, false when it was faster.</returns>
    public async Task<bool> CallAndKillAsync(TimeSpan after, params string[] arguments)
    {
        var command = Command(arguments);
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await Task.Delay(after);
        if (process.HasExited) return false;
        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    /// <summary>Which version of the app answers; null when none does.</summary>
    public static async Task<string?> AskAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            return await client.GetStringAsync(address);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>The releases of production, as the ledger has them: number and state.</summary>
    public async Task<string[]> ReleasesAsync() => await Production.AskAsync<string[]>("SELECT COALESCE(array_agg(id || ' ' || state ORDER BY id), '{}') FROM ferry.releases") ?? [];

    /// <summary>The processes that run the app from this checkout.</summary>
    public IReadOnlyList<int> Apps() => Processes("App.dll");

    public async ValueTask DisposeAsync()
    {
        for (var waiting = Stopwatch.StartNew(); Processes() is { Count: > 0 } left && waiting.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(50)) left.ToList().ForEach(Kill);
        await _checkout.DisposeAsync();
    }

    private IReadOnlyList<int> Processes(string of = "") =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(name => name.All(char.IsAsciiDigit))
            .Where(name => CommandLine(name) is var line && line.Contains(Root, StringComparison.Ordinal) && line.Contains(of, StringComparison.Ordinal))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)),
    ];

    private static string CommandLine(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Kill(int id)
    {
        try
        {
            Process.GetProcessById(id).Kill();
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
    }
}
