using System.Net;
using Docker.DotNet.Models;

namespace Docker.DotNet.Tests.Real;

public class VolumeAndNetworkTests(RealEngine engine)
{
    private readonly string _name = "docker-dotnet-tests-" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_volume_is_kept_as_long_as_a_container_uses_it()
    {
        var client = engine.Need();
        var volume = await client.Volumes.CreateAsync(new() { Name = _name, Labels = engine.Labels });
        var id = await engine.CreateAsync("true", parameters => parameters.HostConfig = new()
        {
            Mounts = [new() { Type = "volume", Source = _name, Target = "/data" }],
        });

        Assert.Equal(_name, volume.Name);
        Assert.Contains(_name, (await client.Volumes.ListAsync(CancellationToken.None)).Volumes.Select(each => each.Name));
        var used = await Assert.ThrowsAsync<DockerApiException>(() => client.Volumes.RemoveAsync(_name));
        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        await client.Containers.RemoveContainerAsync(id, new());
        await client.Volumes.RemoveAsync(_name);
        var gone = await Assert.ThrowsAsync<DockerApiException>(() => client.Volumes.InspectAsync(_name));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await client.Volumes.RemoveAsync(_name, force: true);
    }

    [Fact]
    public async Task A_network_connects_containers()
    {
        var client = engine.Need();
        var made = await client.Networks.CreateNetworkAsync(new() { Name = _name, Internal = true, Labels = engine.Labels });
        var id = await engine.StartAsync("exec sleep 300");

        await client.Networks.ConnectNetworkAsync(made.ID, new() { Container = id, EndpointConfig = new() { Aliases = ["db"] } });
        var network = await client.Networks.InspectNetworkAsync(_name);
        var used = await Assert.ThrowsAsync<DockerApiException>(() => client.Networks.DeleteNetworkAsync(made.ID));
        var container = await client.Containers.InspectContainerAsync(id);
        await client.Networks.DisconnectNetworkAsync(made.ID, new() { Container = id });
        await client.Networks.DeleteNetworkAsync(made.ID);

        Assert.True(network.Internal);
        Assert.Equal([id], network.Containers.Keys);
        Assert.Equal(HttpStatusCode.Forbidden, used.StatusCode);
        Assert.Contains("db", container.NetworkSettings!.Networks[_name].Aliases);
        await Assert.ThrowsAsync<DockerNetworkNotFoundException>(() => client.Networks.InspectNetworkAsync(made.ID));
    }

    [Fact]
    public async Task Pruning_keeps_to_its_filter()
    {
        var client = engine.Need();
        var filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { [$"{_name}=1"] = true },
        };
        var labels = new Dictionary<string, string> { [$"{_name}"] = "1" };
        var id = await engine.CreateAsync("true", parameters => parameters.Labels = labels);
        var volume = await client.Volumes.CreateAsync(new() { Labels = labels });
        await client.Networks.CreateNetworkAsync(new() { Name = _name, Labels = labels });

        var containers = await client.Containers.PruneContainersAsync(new() { Filters = filters });
        var volumes = await client.Volumes.PruneAsync(new VolumesPruneParameters { Filters = filters });
        var networks = await client.Networks.PruneNetworksAsync(new() { Filters = filters });

        Assert.Equal([id], containers.ContainersDeleted);
        Assert.Contains(volume.Name, volumes.VolumesDeleted ?? [volume.Name]);
        Assert.Equal([_name], networks.NetworksDeleted);
    }
}
