using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Requests;

public sealed class PathAndHeaderTests : IAsyncLifetime
{
    private readonly SimulatedEngine _engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("{}"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("1.41")]
    [InlineData("1.44")]
    [InlineData("1.51")]
    public async Task A_version_goes_before_the_path(string version)
    {
        using var client = _engine.Builder().WithApiVersion(new Version(version)).Build();

        await client.Containers.InspectContainerAsync("abc");

        Assert.Equal($"/v{version}/containers/abc/json", _engine.Seen.Single().Target);
    }

    [Fact]
    public async Task Without_a_version_the_engine_chooses_one()
    {
        using var client = _engine.Builder().WithApiVersion(new Version(1, 41)).WithApiVersion(null).Build();

        await client.System.PingAsync();

        Assert.Equal("/_ping", _engine.Seen.Single().Target);
    }

    [Fact]
    public async Task Names_stay_as_they_are()
    {
        using var client = _engine.Client();

        await client.Images.InspectImageAsync("registry:5000/team/name:tag@sha256:0");

        Assert.Equal("/images/registry:5000/team/name:tag@sha256:0/json", _engine.Seen.Single().Target);
    }

    [Fact]
    public async Task Headers_of_the_builder_are_added_and_replace_each_other_by_name()
    {
        using var client = _engine.Builder()
            .WithHeader("x-run", "first")
            .WithHeaders(new Dictionary<string, string> { ["X-Run"] = "second", ["User-Agent"] = "tests/1" })
            .Build();

        await client.System.PingAsync();

        var headers = _engine.Seen.Single().Headers;
        Assert.Equal(["second"], headers["x-run"]);
        Assert.Equal("Docker.DotNet tests/1", string.Join(' ', headers["User-Agent"]));
    }

    [Fact]
    public async Task Every_call_has_a_connection_of_its_own_even_if_the_engine_would_go_on_with_the_old_one()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await exchange.AnswerAsync("OK");
            await Task.Delay(Timeout.Infinite);
        });
        using var client = engine.Builder().WithTimeout(TimeSpan.FromSeconds(5)).Build();

        await client.System.PingAsync();
        await client.System.PingAsync();

        Assert.Equal(2, engine.Seen.Count);
        Assert.All(engine.Seen, exchange => Assert.Equal(["close"], exchange.Headers["Connection"]));
    }

    [Fact]
    public async Task Nothing_but_what_was_asked_for_is_sent()
    {
        using var activity = new System.Diagnostics.Activity("outer").Start();
        using var client = _engine.Client();

        await client.System.PingAsync();

        Assert.Equal(["Connection", "Host", "User-Agent"], _engine.Seen.Single().Headers.Select(header => header.Key).Order());
    }

    [Fact]
    public async Task Null_and_empty_ids_never_reach_the_engine()
    {
        using var client = _engine.Client();

        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Containers.InspectContainerAsync(""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Volumes.RemoveAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Containers.ListContainersAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Networks.ConnectNetworkAsync("n", new() { Container = "" }));

        Assert.Empty(_engine.Seen);
    }
}
