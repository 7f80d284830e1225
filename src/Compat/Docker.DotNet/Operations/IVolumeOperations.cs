using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Operations on volumes.</summary>
public interface IVolumeOperations
{
    /// <summary>Lists all volumes.</summary>
    Task<VolumesListResponse> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists volumes.</summary>
    Task<VolumesListResponse> ListAsync(
        VolumesListParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a volume, or finds the one of that name.</summary>
    Task<VolumeResponse> CreateAsync(VolumesCreateParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a volume.</summary>
    Task<VolumeResponse> InspectAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Removes a volume.</summary>
    Task RemoveAsync(string name, bool? force = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the volumes that no container uses.</summary>
    Task<VolumesPruneResponse> PruneAsync(
        VolumesPruneParameters? parameters = null, CancellationToken cancellationToken = default);
}
