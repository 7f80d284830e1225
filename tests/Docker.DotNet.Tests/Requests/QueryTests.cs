using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Requests;

public sealed class QueryTests : IAsyncLifetime
{
    private readonly SimulatedEngine _engine = SimulatedEngine.OverUnixSocket(
        exchange => exchange.AnswerAsync(exchange.Target.Contains("/json?", StringComparison.Ordinal) ? "[]" : "{}"));

    private readonly DockerClient _client;

    public QueryTests() => _client = _engine.Client();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task What_has_the_default_of_its_type_is_left_out()
    {
        await _client.Containers.StopContainerAsync("c", new() { WaitBeforeKillSeconds = 0 });
        await _client.Containers.RemoveContainerAsync("c", new() { Force = false, RemoveVolumes = null });

        Assert.Equal(["/containers/c/stop", "/containers/c"], _engine.Seen.Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task Everything_else_is_sent()
    {
        await _client.Containers.StopContainerAsync("c", new() { WaitBeforeKillSeconds = 7, Signal = "" });
        await _client.Containers.RemoveContainerAsync("c", new() { Force = true, RemoveVolumes = true });

        Assert.Equal(
            ["/containers/c/stop?t=7&signal=", "/containers/c?v=1&force=1"], _engine.Seen.Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task What_is_required_is_sent_even_with_the_default_of_its_type()
    {
        await _client.Containers.GetContainerStatsAsync("c", new() { Stream = false }, new Reports<ContainerStatsResponse>());
        await _client.Containers.ResizeContainerTtyAsync("c", new());

        Assert.Equal(
            ["/containers/c/stats?stream=0", "/containers/c/resize?h=0&w=0"], _engine.Seen.Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task What_is_required_cannot_be_null() => await Assert.ThrowsAsync<ArgumentException>(
        () => _client.Containers.GetArchiveFromContainerAsync("c", new() { Path = null! }, statOnly: true));

    [Fact]
    public async Task Filters_are_escaped_JSON()
    {
        await _client.Containers.ListContainersAsync(new()
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>>
            {
                ["label"] = new Dictionary<string, bool> { ["team=a&b"] = true },
            },
        });

        var target = _engine.Seen.Single().Target;
        Assert.StartsWith("/containers/json?all=1&filters=%7B", target, StringComparison.Ordinal);
        Assert.DoesNotContain("&b", target, StringComparison.Ordinal);
        Assert.EndsWith("""{"label":{"team=a\u0026b":true}}""", Uri.UnescapeDataString(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_repeats_its_name()
    {
        await _client.Images.BuildImageFromDockerfileAsync(
            new() { Tags = ["a:1", "b:2"], BuildArgs = new Dictionary<string, string> { ["K"] = "v" } },
            new MemoryStream(),
            authConfigs: null,
            headers: null,
            new Reports<JSONMessage>());

        Assert.Equal("/build?t=a%3A1&t=b%3A2&buildargs=%7B%22K%22%3A%22v%22%7D", _engine.Seen.Single().Target);
    }

    [Fact]
    public async Task Removing_a_volume_by_force_says_so()
    {
        await _client.Volumes.RemoveAsync("v", force: true);
        await _client.Volumes.RemoveAsync("v", force: false);

        Assert.Equal(["/volumes/v?force=1", "/volumes/v"], _engine.Seen.Select(exchange => exchange.Target));
    }
}
