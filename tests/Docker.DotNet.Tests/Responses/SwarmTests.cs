using System.Text.Json.Nodes;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Responses;

public class SwarmTests
{
    [Fact]
    public async Task A_service_is_created_with_its_spec_as_the_body_and_credentials_only_if_given()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("""{"ID":"s1"}"""));
        using var client = engine.Client();
        var service = new ServiceSpec
        {
            Name = "web",
            Mode = new() { Replicated = new() { Replicas = 2 } },
            TaskTemplate = new() { ContainerSpec = new() { Image = "web:1", StopGracePeriod = TimeSpan.FromSeconds(10) } },
        };

        var created = await client.Swarm.CreateServiceAsync(new() { Service = service });
        await client.Swarm.CreateServiceAsync(new() { Service = service, RegistryAuth = new() { Username = "ÿ>?" } });
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Swarm.CreateServiceAsync(new()));

        Assert.Equal("s1", created.ID);
        var body = JsonNode.Parse(engine.Seen[0].Body)!;
        Assert.Equal(2, body["Mode"]!["Replicated"]!["Replicas"]!.GetValue<int>());
        Assert.Equal(10_000_000_000, body["TaskTemplate"]!["ContainerSpec"]!["StopGracePeriod"]!.GetValue<long>());
        Assert.Empty(engine.Seen[0].Headers["X-Registry-Auth"]);
        Assert.NotEmpty(Convert.FromBase64String(engine.Seen[1].Headers["X-Registry-Auth"].Single()));
    }

    [Fact]
    public async Task A_service_is_updated_from_a_version_and_rolled_back()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("{}"));
        using var client = engine.Client();

        await client.Swarm.UpdateServiceAsync("s", new() { Service = new() { Name = "web" } });
        await client.Swarm.UpdateServiceAsync("s", new() { Service = new(), Version = 12, Rollback = "previous" });

        Assert.Equal(
            ["/services/s/update?version=0", "/services/s/update?version=12&rollback=previous"],
            engine.Seen.Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task Services_and_tasks_are_read()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync(
            exchange.Target.StartsWith("/tasks", StringComparison.Ordinal)
                ? """[{"ID":"t","Status":{"State":"running","ContainerStatus":{"ContainerID":"c","ExitCode":0}},"DesiredState":"shutdown"}]"""
                : """[{"ID":"s","Version":{"Index":7},"UpdateStatus":{"State":"completed"},"ServiceStatus":{"RunningTasks":2}}]"""));
        using var client = engine.Client();

        var service = Assert.Single(await client.Swarm.ListServicesAsync(new() { Status = true }));
        var task = Assert.Single(await client.Tasks.ListAsync(new TasksListParameters()));

        Assert.Equal((7ul, 2ul), (service.Version!.Index, service.ServiceStatus!.RunningTasks));
        Assert.Equal((TaskState.Running, TaskState.Shutdown), (task.Status!.State, task.DesiredState));
        Assert.Equal("/services?status=1", engine.Seen[0].Target);
    }

    [Fact]
    public async Task A_swarm_is_made_and_left()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("\"node\""));
        using var client = engine.Client();

        var node = await client.Swarm.InitSwarmAsync(new() { ListenAddr = "127.0.0.1" });
        await client.Swarm.LeaveSwarmAsync(new() { Force = true });

        Assert.Equal("node", node);
        Assert.Equal(["/swarm/init", "/swarm/leave?force=1"], engine.Seen.Select(exchange => exchange.Target));
    }

    [Fact]
    public async Task Logs_of_a_service_are_framed_without_a_terminal()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await exchange.StartChunksAsync("application/octet-stream");
            await exchange.ChunkAsync(Frames.Of(2, "oops"));
            await exchange.EndChunksAsync();
        });
        using var client = engine.Client();
        var parameters = new ServiceLogsParameters { ShowStderr = true };

        using var apart = await client.Swarm.GetServiceLogsAsync("s", tty: false, parameters);
        await using var raw = await client.Swarm.GetServiceLogsAsync("s", parameters);

        Assert.Equal(("", "oops"), await apart.ReadOutputToEndAsync(CancellationToken.None));
        using var bytes = new MemoryStream();
        await raw.CopyToAsync(bytes);
        Assert.Equal(Frames.Of(2, "oops"), bytes.ToArray());
    }
}
