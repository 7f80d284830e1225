using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class VolumeOperations(Engine engine) : IVolumeOperations
{
    public Task<VolumesListResponse> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(null, cancellationToken);

    public Task<VolumesListResponse> ListAsync(VolumesListParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<VolumesListResponse>(
            EngineRequest.Get("volumes") with { Query = parameters }, cancellationToken);

    public Task<VolumeResponse> CreateAsync(VolumesCreateParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return engine.ReadAsync<VolumeResponse>(
            EngineRequest.Post("volumes/create") with { Content = Bodies.Json(parameters) }, cancellationToken);
    }

    public Task<VolumeResponse> InspectAsync(string name, CancellationToken cancellationToken) =>
        engine.ReadAsync<VolumeResponse>(
            EngineRequest.Get($"volumes/{Require.Text(name, nameof(name))}"), cancellationToken);

    public Task RemoveAsync(string name, bool? force, CancellationToken cancellationToken) =>
        engine.SendAsync(
            EngineRequest.Delete($"volumes/{Require.Text(name, nameof(name))}") with { Query = new Removal { Force = force } },
            cancellationToken);

    public Task<VolumesPruneResponse> PruneAsync(VolumesPruneParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<VolumesPruneResponse>(
            EngineRequest.Post("volumes/prune") with { Query = parameters }, cancellationToken);

    private sealed class Removal
    {
        [Query("force", QueryFormat.Flag)]
        public bool? Force { get; init; }
    }
}
