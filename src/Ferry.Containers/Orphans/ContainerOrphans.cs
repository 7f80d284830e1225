using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Orphans;

/// <summary>Finds containers and volumes by their labels, and removes those that nobody will ask for again.</summary>
/// <param name="engine">The engine.</param>
/// <param name="folder">The private folder of the checkout that asks; what its record names stays, also if the checkout was moved.</param>
public sealed class ContainerOrphans(DockerEngine engine, string folder) : IOrphans
{
    private readonly ContainerLife _life = new(engine);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellationToken = default)
    {
        var own = ContainerRecord.TryRead(new ServerPaths(folder).Record)?.Volume;
        var removed = new List<string>();
        foreach (var container in (await ContainersAsync(cancellationToken)).Where(container => (own is null || VolumeOf(container) != own) && IsOrphan(container)))
        {
            await _life.RemoveAsync(container.ID, cancellationToken);
            removed.Add($"container {NameOf(container)}");
        }

        // Looked up after the containers, which hold on to them.
        var used = (await ContainersAsync(cancellationToken)).SelectMany(container => container.Mounts ?? []).Select(mount => mount.Name).ToHashSet();
        foreach (var volume in (await VolumesAsync(cancellationToken)).Where(volume => volume.Name != own && !used.Contains(volume.Name) && OrphanRule.IsOrphanedVolume(volume.Name, volume.Labels)))
        {
            if (await _life.TryRemoveVolumeAsync(volume.Name, cancellationToken)) removed.Add($"volume {volume.Name}");
        }

        return removed;
    }

    private static bool IsOrphan(ContainerListResponse container) =>
        OrphanRule.IsOrphanedContainer(NameOf(container), container.Labels, VolumeOf(container));

    private static string? VolumeOf(ContainerListResponse container) => container.Mounts?.FirstOrDefault(mount => mount.Name is not null)?.Name;

    private static string NameOf(ContainerListResponse container) => container.Names is [var name, ..] ? name.TrimStart('/') : container.ID[..12];

    private Task<IList<ContainerListResponse>> ContainersAsync(CancellationToken cancellationToken) => engine.AskAsync(
        "listing containers",
        client => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = Labels.Filter(Labels.RoleName) }, cancellationToken), cancellationToken);

    private Task<IList<VolumeResponse>> VolumesAsync(CancellationToken cancellationToken) => engine.AskAsync(
        "listing volumes",
        async client => (await client.Volumes.ListAsync(new VolumesListParameters { Filters = Labels.Filter(Labels.RoleName) }, cancellationToken)).Volumes ?? [], cancellationToken);
}
