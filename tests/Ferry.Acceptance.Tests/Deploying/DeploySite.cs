using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ferry.Acceptance.Tests.Images;
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

    private readonly TestCheckout _checkout = new();
    private SiteApps? _apps;

    private DeploySite(TestDatabase staging, TestDatabase production) => (Staging, Production) = (staging, production);

    public TestDatabase Staging { get; }

    public TestDatabase Production { get; private set; }

    public string Root => _checkout.Folder;

    public Uri StagingAddress { get; } = new UriBuilder("http", "127.0.0.1", FreePorts.Pick()).Uri;

    public Uri ProductionAddress { get; } = new UriBuilder("http", "127.0.0.1", FreePorts.Pick()).Uri;

    /// <summary>The steps of a rollback, and of one to a backup, that a <see cref="StepBarrier"/> can hold.</summary>
    public static string[] RollbackSteps { get; } = ["backup-db", "migrate-down", "deploy-app", "smoke-test", "recorded", "restore-db"];

    /// <summary>What the calls see beside the connections.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>A site with a first release in the checkout: one table, and an app in containers where the tests have an engine.</summary>
    public static Task<DeploySite> CreateAsync() => CreateAsync(async root => await SiteApps.OfThisMachineAsync(root));

    /// <summary>The same with the app as a process, which starts sooner.</summary>
    public static Task<DeploySite> WithProcessesAsync() => CreateAsync(root => Task.FromResult<SiteApps?>(SiteApps.AsProcesses(root)));

    /// <summary>The same without an app.</summary>
    public static Task<DeploySite> WithoutAppAsync() => CreateAsync(_ => Task.FromResult<SiteApps?>(null));

    public string At(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>Writes ferry.json, in which production does not wait for staging; what is given goes over production's own settings.</summary>
    public void Configure(object? production = null, object[]? smokeTests = null)
    {
        var settings = JsonSerializer.SerializeToNode(new
        {
            migrations = "migrations",
            lockWait = "00:00:20",
            environments = new
            {
                staging = new { connection = "DATABASE_STAGING_URL" },
                production = new { connection = "DATABASE_PRODUCTION_URL", promotesFrom = "" },
            },
        })!.AsObject();
        var environments = settings["environments"]!;
        if (_apps is not null) environments["staging"]!["app"] = JsonSerializer.SerializeToNode(_apps.SettingsFor(StagingAddress));
        if (_apps is not null) environments["production"]!["app"] = JsonSerializer.SerializeToNode(_apps.SettingsFor(ProductionAddress));
        if (smokeTests is not null) settings["smokeTests"] = JsonSerializer.SerializeToNode(smokeTests);
        foreach (var (key, value) in production is null ? [] : JsonSerializer.SerializeToNode(production)!.AsObject().ToList()) environments["production"]![key] = value?.DeepClone();
        File.WriteAllText(At("ferry.json"), settings.ToJsonString());
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
        if (_apps is not null) await _apps.BuildAsync(version, behaviour);
        await File.WriteAllTextAsync(At("version.txt"), version);
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--allow-empty", "--message", version);
    }

    public Task<string> GitAsync(params string[] arguments) => ProcessRunner.RunOrThrowAsync(new ProcessCommand("git", arguments) { WorkingFolder = Root }, "git failed.");

    public Task<Call> DeployAsync(params string[] arguments) => CallAsync(["--target=deploy-prod", "--confirm=production", .. arguments]);

    /// <summary>Commits a version that adds a column, with a moment's work in its migration, so that a kill may hit the middle of it.</summary>
    /// <returns>The migration.</returns>
    public async Task<string> ReleaseColumnAsync(int number, string version)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"20260201{number:00}0000_Add{number}");
        Migrate(id, string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE notes ADD c{number} text; SELECT pg_sleep(0.1)"), string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE notes DROP COLUMN c{number}"));
        await ReleaseAsync(version);
        return id;
    }

    /// <summary>Deploys what is there, and a second version with a migration that adds a column.</summary>
    public async Task DeployTwoReleasesAsync(string addAuthor)
    {
        (await DeployAsync()).Ends(0);
        Migrate(addAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await ReleaseAsync("two");
        (await DeployAsync()).Ends(0);
    }

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

    /// <summary>The rollback that comes by a step.</summary>
    public static string[] RollbackTo(string step) => ["--target=rollback-prod", "--confirm=production", .. step == "restore-db" ? ["--restore"] : Array.Empty<string>()];

    /// <summary>Kills a call from outside and without a warning, some time after it began.</summary>
    /// <returns>True when it was killed, false when it was faster.</returns>
    public async Task<bool> CallAndKillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Start(arguments);
        await Task.Delay(after);
        if (process.HasExited) return false;
        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    /// <summary>Kills a call as soon as something is so.</summary>
    public async Task KillWhenAsync(Func<Task<bool>> isSo, params string[] arguments)
    {
        using var process = Start(arguments);
        while (!await isSo())
        {
            Assert.False(process.HasExited, "the call ended before");
            await Task.Delay(50);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Kills a call where a step of it begins.</summary>
    public async Task KillAtAsync(string step, params string[] arguments)
    {
        await using var barrier = await StepBarrier.PutUpAsync(Production, step);
        using var process = Start(arguments);
        await barrier.ReachedByAsync(process);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Cuts the connections of a call to production where a step of it begins.</summary>
    public async Task<Call> CutAtAsync(string step, params string[] arguments)
    {
        await using var barrier = await StepBarrier.PutUpAsync(Production, step);
        var call = CallAsync(arguments);
        await barrier.ReachedByAsync(call);
        await barrier.CutAsync();
        await barrier.LetThroughAsync();
        return await call;
    }

    /// <summary>Which version of the app answers; null when none does.</summary>
    public static async Task<string?> AskAsync(Uri address, TimeSpan? patience = null)
    {
        using var client = new HttpClient { Timeout = patience ?? TimeSpan.FromSeconds(20) };
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

    /// <summary>The folders of production's backups.</summary>
    public IReadOnlyList<string> Backups() => Directory.GetDirectories(At(".ferry", "backups"), "production-*");

    /// <summary>The ids of the apps that run, of both environments.</summary>
    public Task<IReadOnlyList<string>> AppsAsync() => _apps!.RunningAsync();

    /// <summary>Nothing of a run that was disturbed is left.</summary>
    public async Task AssertTidyAsync()
    {
        Assert.Single(await AppsAsync());
        Assert.Equal(1, await Production.AskAsync<long>("SELECT count(*) FROM ferry.releases WHERE state = 'Running'"));
        Assert.Equal(0, await Production.AskAsync<long>("SELECT count(*) FROM ferry.releases WHERE state = 'Deploying'"));
        Assert.Equal(0, await Production.AskAsync<long>("SELECT count(*) FROM ferry.runs WHERE ended_at IS NULL"));
        Assert.Equal(
            await Production.AskAsync<long>("""SELECT count(*) FROM "__EFMigrationsHistory" """),
            await Production.AskAsync<long>("SELECT count(*) FROM ferry.migrations WHERE reverted_at IS NULL AND applied_at IS NOT NULL"));
    }

    /// <summary>Whatever became of a disturbed rollback: the next deploy tells the truth, and brings the second version.</summary>
    public async Task AssertTwoAgainAsync(string addAuthor)
    {
        (await DeployAsync()).Ends(0);
        Assert.Equal("two", await AskAsync(ProductionAddress));
        Assert.Equal(["20260101000000_CreateNotes", addAuthor], await Production.HistoryAsync());
        await AssertTidyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await SiteProcesses.KillAsync(Root);
        if (await Workbench.ObstacleAsync() is null)
            foreach (var container in await DockerCommand.LinesAsync("ps", "--all", "--quiet", "--filter", $"label=ferry.checkout={At(".ferry")}")) await DockerCommand.TryAsync("rm", "--force", "--volumes", container);
        if (_apps is not null) await _apps.RemoveAsync();
        await _checkout.DisposeAsync();
    }

    // Its output is read, so that it never waits for a reader.
    private Process Start(string[] arguments)
    {
        var command = Command(arguments);
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<DeploySite> CreateAsync(Func<string, Task<SiteApps?>> apps)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the tests look at processes in /proc");
        var site = new DeploySite(await TestDatabase.CreateAsync(), await TestDatabase.CreateAsync());
        site._apps = await apps(site.Root);
        Directory.CreateDirectory(site.At("migrations"));
        site.Configure();
        await File.WriteAllTextAsync(site.At(".gitignore"), ".ferry/\nbuilt/\n");
        await site.GitAsync("init", "--quiet", "--initial-branch=main");
        site.Migrate("20260101000000_CreateNotes", "CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)", "DROP TABLE notes");
        await site.ReleaseAsync("one");
        return site;
    }
}
