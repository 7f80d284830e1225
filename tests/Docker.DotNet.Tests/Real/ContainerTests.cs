using System.Net;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Real;

public class ContainerTests(RealEngine engine)
{
    [Fact]
    public async Task A_container_lives_from_created_to_removed()
    {
        var client = engine.Need();
        var id = await engine.CreateAsync("exec sleep 300", parameters => parameters.StopSignal = "SIGKILL");

        Assert.Equal("created", (await client.Containers.InspectContainerAsync(id)).State!.Status);
        Assert.True(await client.Containers.StartContainerAsync(id));
        Assert.False(await client.Containers.StartContainerAsync(id));
        await client.Containers.PauseContainerAsync(id);
        Assert.True((await client.Containers.InspectContainerAsync(id)).State!.Paused);
        await client.Containers.UnpauseContainerAsync(id);
        await client.Containers.RestartContainerAsync(id, new());
        Assert.True(await client.Containers.StopContainerAsync(id, new() { WaitBeforeKillSeconds = 1 }));
        Assert.False(await client.Containers.StopContainerAsync(id, new()));
        Assert.Equal(137, (await client.Containers.WaitContainerAsync(id)).StatusCode);
        await client.Containers.RemoveContainerAsync(id, new());
        await Assert.ThrowsAsync<DockerContainerNotFoundException>(() => client.Containers.InspectContainerAsync(id));
    }

    [Fact]
    public async Task Waiting_takes_until_the_container_ends()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("sleep 1; exit 3");

        Assert.Equal(3, (await client.Containers.WaitContainerAsync(id)).StatusCode);
        Assert.Equal(3, (await client.Containers.InspectContainerAsync(id)).State!.ExitCode);
    }

    [Fact]
    public async Task Settings_arrive()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300", parameters =>
        {
            parameters.Name = "docker-dotnet-tests-" + Guid.NewGuid().ToString("N");
            parameters.Env = ["A=b"];
            parameters.ExposedPorts = new Dictionary<string, EmptyStruct> { ["80/tcp"] = default, ["81/tcp"] = default };
            parameters.HostConfig = new()
            {
                PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new() { HostIP = "127.0.0.1" }] },
                Tmpfs = new Dictionary<string, string> { ["/data"] = "size=1m" },
                Memory = 64 * 1024 * 1024,
                NanoCPUs = 500_000_000,
                RestartPolicy = new() { Name = RestartPolicyKind.OnFailure, MaximumRetryCount = 3 },
            };
        });

        var container = await client.Containers.InspectContainerAsync(id);

        Assert.Contains("A=b", container.Config!.Env);
        Assert.Equal("127.0.0.1", container.NetworkSettings!.Ports["80/tcp"].Single().HostIP);
        Assert.Null(container.NetworkSettings.Ports["81/tcp"]);
        var host = container.HostConfig!;
        Assert.Equal((64 * 1024 * 1024, 500_000_000), (host.Memory, host.NanoCPUs));
        Assert.Equal((RestartPolicyKind.OnFailure, 3), (host.RestartPolicy.Name, host.RestartPolicy.MaximumRetryCount));
        Assert.Equal("size=1m", host.Tmpfs!["/data"]);
        Assert.InRange(container.Created.ToUniversalTime(), DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Containers_are_found_by_label()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300");

        var found = await client.Containers.ListContainersAsync(new() { Filters = engine.OfThisRun });

        var container = Assert.Single(found, each => each.ID == id);
        Assert.Equal("running", container.State);
        Assert.Equal(DateTimeKind.Utc, container.Created.Kind);
    }

    [Fact]
    public async Task Conflicts_and_failures_say_what_the_engine_said()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300");

        var removal = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.RemoveContainerAsync(id, new()));
        Assert.Equal(HttpStatusCode.Conflict, removal.StatusCode);
        await client.Containers.KillContainerAsync(id, new());
        await client.Containers.WaitContainerAsync(id);
        var kill = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.KillContainerAsync(id, new()));
        Assert.Contains("is not running", kill.ResponseBody, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DockerImageNotFoundException>(
            () => client.Containers.CreateContainerAsync(new() { Image = "docker-dotnet-tests/absent:1" }));
        var command = await engine.CreateAsync("", parameters => parameters.Cmd = ["/absent"]);
        var start = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.StartContainerAsync(command));
        Assert.Equal(HttpStatusCode.BadRequest, start.StatusCode);
    }

    [Fact]
    public async Task What_a_container_uses_is_reported()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300");
        var reports = new Reports<ContainerStatsResponse>();

        await client.Containers.GetContainerStatsAsync(id, new() { Stream = false }, reports);

        Assert.NotNull(Assert.Single(reports.All).CPUStats);
    }

    [Fact]
    public async Task A_container_is_renamed()
    {
        var client = engine.Need();
        var name = "docker-dotnet-tests-" + Guid.NewGuid().ToString("N");
        var id = await engine.CreateAsync("true");

        await client.Containers.RenameContainerAsync(id, new() { NewName = name });

        Assert.Equal("/" + name, (await client.Containers.InspectContainerAsync(name)).Name);
    }

    [Fact]
    public async Task A_version_that_is_too_new_is_refused_by_the_engine_in_plain_words()
    {
        engine.Need();
        using var client = new DockerClientBuilder().WithApiVersion(new Version(1, 99)).Build();

        var exception = await Assert.ThrowsAsync<DockerApiException>(() => client.System.PingAsync());

        Assert.Contains("too new", exception.ResponseBody, StringComparison.Ordinal);
    }
}
