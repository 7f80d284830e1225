using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Real;

public class SystemTests(RealEngine engine)
{
    [Fact]
    public async Task The_engine_says_what_it_is()
    {
        var client = engine.Need();

        await client.System.PingAsync();
        var version = await client.System.GetVersionAsync();
        var info = await client.System.GetSystemInfoAsync();

        Assert.True(new Version(version.APIVersion) >= new Version(1, 41));
        Assert.Equal("linux", version.Os);
        Assert.True(info.MemTotal > 0);
        Assert.Equal(version.Version, info.ServerVersion);
    }

    [Fact]
    public async Task Events_are_reported_as_they_happen()
    {
        var client = engine.Need();
        var events = new Reports<Message>();
        using var cancel = new CancellationTokenSource();

        var watch = client.System.MonitorEventsAsync(new() { Filters = engine.OfThisRun }, events, cancel.Token);
        await Task.Delay(200);
        var id = await engine.CreateAsync("true");
        while (!events.All.Any(each => each.Actor.ID == id)) await events.NextAsync();
        await cancel.CancelAsync();

        Assert.Equal("create", events.All.First(each => each.Actor.ID == id).Action);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task Past_events_end_by_themselves()
    {
        var client = engine.Need();
        await engine.CreateAsync("true");
        var events = new Reports<Message>();

        await client.System.MonitorEventsAsync(
            new()
            {
                Since = DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                Until = DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                Filters = engine.OfThisRun,
            },
            events);

        Assert.Contains(events.All, each => each.Action == "create");
    }

    [Fact]
    public async Task Outside_a_swarm_its_operations_say_so()
    {
        var client = engine.Need();
        var swarm = (await client.System.GetSystemInfoAsync()).Swarm.LocalNodeState;
        Assert.SkipWhen(swarm == "active", "This engine is part of a swarm.");

        await Assert.ThrowsAsync<DockerSwarmNodeNotParticipatingException>(() => client.Swarm.ListServicesAsync());
        await Assert.ThrowsAsync<DockerSwarmNodeNotParticipatingException>(() => client.Swarm.LeaveSwarmAsync());
        await Assert.ThrowsAsync<DockerApiException>(() => client.Tasks.ListAsync(CancellationToken.None));
    }
}
