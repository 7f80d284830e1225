using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>The test server in a container, and what remains of it.</summary>
public sealed class ContainerServerTests
{
    [Fact]
    public async Task It_goes_with_its_test_process()
    {
        var engine = await ContainerServers.NeedAsync();
        var other = await OtherTestProcess.StartAsync("docker");
        var container = Assert.Single(await other.ContainersAsync(engine));
        Assert.Contains(container.Mounts, mount => mount.Type == "volume");

        await other.DisposeAsync();

        await AssertGoneAsync(engine, container);
    }

    [Fact]
    public async Task What_a_killed_test_process_leaves_is_removed_by_the_next_one_and_nothing_else()
    {
        var engine = await ContainerServers.NeedAsync();
        await using var living = await OtherTestProcess.StartAsync("docker");
        await using var killed = await OtherTestProcess.StartAsync("docker");
        var left = Assert.Single(await killed.ContainersAsync(engine));

        await killed.KillAsync();
        await using var next = await OtherTestProcess.StartAsync("docker");

        await AssertGoneAsync(engine, left);
        Assert.Equal(1, await living.AskAsync("SELECT 1"));
        Assert.Equal(1, await next.AskAsync("SELECT 1"));
    }

    [Fact]
    public async Task Its_data_is_in_memory()
    {
        await ContainerServers.NeedAsync();
        await using var other = await OtherTestProcess.StartAsync("docker");

        var mounts = (string)(await other.AskAsync("SELECT pg_read_file('/proc/self/mounts')"))!;
        Assert.Contains($"\ntmpfs {await other.AskAsync("SHOW data_directory")} tmpfs rw,", mounts, StringComparison.Ordinal);
    }

    private static async Task AssertGoneAsync(TestDockerEngine engine, ContainerListResponse container)
    {
        await Assert.ThrowsAsync<DockerContainerNotFoundException>(() => engine.Client.Containers.InspectContainerAsync(container.ID));
        var volumes = (await engine.Client.Volumes.ListAsync(CancellationToken.None)).Volumes ?? [];
        Assert.DoesNotContain(volumes, volume => container.Mounts.Any(mount => mount.Name == volume.Name));
    }
}
