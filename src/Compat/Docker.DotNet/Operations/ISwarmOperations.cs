using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>
/// Operations on swarms, their services and nodes. Outside a swarm they fail with
/// <see cref="DockerSwarmNodeNotParticipatingException"/>.
/// </summary>
public interface ISwarmOperations
{
    /// <summary>Makes a swarm of this engine.</summary>
    /// <exception cref="DockerSwarmNodeAlreadyParticipatingException">It is part of one.</exception>
    Task<string> InitSwarmAsync(SwarmInitParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Lets this engine join a swarm.</summary>
    /// <exception cref="DockerSwarmNodeAlreadyParticipatingException">It is part of one.</exception>
    Task JoinSwarmAsync(SwarmJoinParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Lets this engine leave its swarm.</summary>
    Task LeaveSwarmAsync(SwarmLeaveParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about the swarm.</summary>
    Task<SwarmInspectResponse> InspectSwarmAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a service.</summary>
    Task<ServiceCreateResponse> CreateServiceAsync(
        ServiceCreateParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Changes a service, or goes back to what it was before.</summary>
    Task<ServiceUpdateResponse> UpdateServiceAsync(
        string id, ServiceUpdateParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a service.</summary>
    Task<SwarmService> InspectServiceAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists services.</summary>
    Task<IList<SwarmService>> ListServicesAsync(
        ServiceListParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Removes a service.</summary>
    Task RemoveServiceAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Opens the logs of a service.</summary>
    Task<MultiplexedStream> GetServiceLogsAsync(
        string id, bool tty, ServiceLogsParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Opens the logs of a service as they come, with their frames.</summary>
    Task<Stream> GetServiceLogsAsync(
        string id, ServiceLogsParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Lists nodes.</summary>
    Task<IList<NodeListResponse>> ListNodesAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a node.</summary>
    Task<NodeListResponse> InspectNodeAsync(string id, CancellationToken cancellationToken = default);
}
