using Ferry.Acceptance.Tests.Targets;
using Ferry.PostgreSql.Processes;

namespace Ferry.Acceptance.Tests.Containers;

/// <summary>The scratch checkout with <c>"server": "container"</c>, its own private folder put aside for as long as this object lives.</summary>
internal sealed class ContainerCheckout : IAsyncDisposable
{
    private readonly Checkout _checkout;
    private readonly Dictionary<string, string?> _environment;

    private ContainerCheckout(Checkout checkout, string? endpoint)
    {
        _checkout = checkout;
        _environment = new()
        {
            ["FERRY__environments__development__server"] = "container",
            ["FERRY__container__image"] = Images.Postgres.Image,
        };
        if (endpoint is not null) _environment["DOCKER_HOST"] = endpoint;
    }

    private string Aside => _checkout.At(".ferry-aside");

    public static async Task<ContainerCheckout> OpenAsync(Checkout checkout, string? endpoint = null)
    {
        (await checkout.CallAsync("--target=db-stop")).Ends(0);
        var opened = new ContainerCheckout(checkout, endpoint);
        Directory.Move(checkout.At(".ferry"), opened.Aside);
        return opened;
    }

    /// <summary>The volume that the record names; null if there is no record.</summary>
    public string? RecordedVolume => File.Exists(_checkout.At(".ferry", "server.json"))
        ? (string?)System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(_checkout.At(".ferry", "server.json")))!["volume"]
        : null;

    public string At(params string[] names) => _checkout.At([".ferry", .. names]);

    public Task<Call> CallAsync(params string[] arguments) => CallAsync(new Dictionary<string, string?>(), arguments);

    public Task<Call> CallAsync(Dictionary<string, string?> more, params string[] arguments) =>
        _checkout.CallAsync(_environment.Where(variable => !more.ContainsKey(variable.Key)).Concat(more).ToDictionary(), arguments);

    public ProcessCommand Command(params string[] arguments) => _checkout.Command(_environment, arguments);

    /// <summary>The database, as a call would reach it.</summary>
    public async Task<TestDatabase> DatabaseAsync()
    {
        var status = (await CallAsync("--target=db-status", "--json=-")).Ends(0).Json;
        var address = ((string?)status["address"])!.Split(':');
        var password = (await File.ReadAllTextAsync(At("server.password"))).Trim();
        return new TestDatabase($"Host={address[0]};Port={address[1]};Database=app;Username=postgres;Password={password}");
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveServerAsync();
        Directory.Move(Aside, _checkout.At(".ferry"));
    }

    /// <summary>Removes the server with what Ferry does not remove by itself: the folder.</summary>
    public async Task RemoveServerAsync()
    {
        if (Directory.Exists(At()))
        {
            var container = (string?)(await CallAsync("--target=db-status", "--json=-")).Json["container"];
            var engine = _environment.GetValueOrDefault("DOCKER_HOST") is { } host ? (string[])["--host", host] : [];
            if (container is not null) await Images.Docker.TryAsync([.. engine, "rm", "--force", container]);
            if (RecordedVolume is { } volume) await Images.Docker.TryAsync([.. engine, "volume", "rm", volume]);
            Directory.Delete(At(), recursive: true);
            await CallAsync("--target=db-stop", "--orphans"); // and what killed calls have left
        }
    }
}
