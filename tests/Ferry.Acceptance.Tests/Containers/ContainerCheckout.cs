using System.Text.Json.Nodes;
using Ferry.Acceptance.Tests.Targets;
using Ferry.Processes;
using Ferry.Testing;
using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Containers;

/// <summary>A checkout with <c>"server": "container"</c>; with the object go its server, its private folder and what killed calls have left.</summary>
internal sealed class ContainerCheckout : IAsyncDisposable
{
    private static readonly string TestHost = Path.Combine(AppContext.BaseDirectory, "FerryTestHost");

    private readonly string _folder;
    private readonly string _program;
    private readonly Dictionary<string, string?> _environment;
    private readonly Action _close;

    private ContainerCheckout(string folder, string program, Dictionary<string, string?> environment, Action close)
    {
        (_folder, _program, _environment, _close) = (folder, program, environment, close);
        environment["FERRY__environments__development__server"] = "container";
        environment["FERRY__container__image"] = Images.Postgres.Image;
    }

    /// <summary>The volume that the record names; null if there is no record.</summary>
    public string? RecordedVolume => File.Exists(At("server.json")) ? (string?)JsonNode.Parse(File.ReadAllText(At("server.json")))!["volume"] : null;

    /// <summary>The scratch checkout of the tests that call build.sh; its own private folder is put aside.</summary>
    public static async Task<ContainerCheckout> OpenAsync(Checkout checkout)
    {
        (await checkout.CallAsync("--target=db-stop")).Ends(0);
        Directory.Move(checkout.At(".ferry"), checkout.At(".ferry-aside"));
        var command = checkout.Command([]);
        return new ContainerCheckout(
            checkout.Folder, command.FileName, command.Environment.ToDictionary(), () => Directory.Move(checkout.At(".ferry-aside"), checkout.At(".ferry")));
    }

    /// <summary>An empty folder for the test host, whose eight migrations take a tenth of a second each.</summary>
    public static ContainerCheckout OfTestHost(string endpoint)
    {
        var folder = Directory.CreateTempSubdirectory("ferry-containers-").FullName;
        var environment = new Dictionary<string, string?>
        {
            ["FERRY_ROOT"] = folder,
            ["FERRY_TEST_HISTORY"] = nameof(LongContext),
            ["DOCKER_HOST"] = endpoint,
            ["DATABASE_URL"] = null,
        };
        return new ContainerCheckout(folder, TestHost, environment, () => Directory.Delete(folder, recursive: true));
    }

    public string At(params string[] names) => Path.Combine([_folder, ".ferry", .. names]);

    public Task<Call> CallAsync(params string[] arguments) => CallAsync([], arguments);

    public async Task<Call> CallAsync(Dictionary<string, string?> more, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var command = Command(arguments);
        var result = await ProcessRunner.RunAsync(command with { Environment = Merged(command.Environment, more) }, patience.Token);
        return new Call(result.ExitCode, result.Output, result.Error);
    }

    public ProcessCommand Command(params string[] arguments) => new(_program, arguments) { Environment = _environment, WorkingFolder = _folder };

    /// <summary>The database, as a call would reach it.</summary>
    public async Task<TestDatabase> DatabaseAsync()
    {
        var status = (await CallAsync("--target=db-status", "--json=-")).Ends(0).Json;
        var address = ((string?)status["address"])!.Split(':');
        var password = (await File.ReadAllTextAsync(At("server.password"))).Trim();
        return new TestDatabase($"Host={address[0]};Port={address[1]};Database=app;Username=postgres;Password={password}");
    }

    /// <summary>Removes the server with what Ferry does not remove by itself: the folder.</summary>
    public async Task RemoveServerAsync()
    {
        if (!Directory.Exists(At())) return;
        var container = (string?)(await CallAsync("--target=db-status", "--json=-")).Json["container"];
        string[] engine = _environment.GetValueOrDefault("DOCKER_HOST") is { } host ? ["--host", host] : [];
        if (container is not null) await DockerCommand.TryAsync([.. engine, "rm", "--force", container]);
        if (RecordedVolume is { } volume) await DockerCommand.TryAsync([.. engine, "volume", "rm", volume]);
        Directory.Delete(At(), recursive: true);
        await CallAsync("--target=db-stop", "--orphans"); // what killed calls have left
        Directory.Delete(At(), recursive: true); // the lock is kept there
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveServerAsync();
        _close();
    }

    private static Dictionary<string, string?> Merged(IReadOnlyDictionary<string, string?> environment, Dictionary<string, string?> more) =>
        environment.Where(variable => !more.ContainsKey(variable.Key)).Concat(more).ToDictionary();
}
