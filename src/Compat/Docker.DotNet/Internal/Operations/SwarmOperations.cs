using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class SwarmOperations(Engine engine) : ISwarmOperations
{
    public Task<string> InitSwarmAsync(SwarmInitParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post("swarm/init") with
        {
            Content = Bodies.Json(parameters),
            Failure = Failures.InsideSwarm,
        };
        return engine.ReadAsync<string>(request, cancellationToken);
    }

    public Task JoinSwarmAsync(SwarmJoinParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post("swarm/join") with
        {
            Content = Bodies.Json(parameters),
            Failure = Failures.InsideSwarm,
        };
        return engine.SendAsync(request, cancellationToken);
    }

    public Task LeaveSwarmAsync(SwarmLeaveParameters? parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, "swarm/leave") with { Query = parameters }, cancellationToken);

    public Task<SwarmInspectResponse> InspectSwarmAsync(CancellationToken cancellationToken) =>
        engine.ReadAsync<SwarmInspectResponse>(On(HttpMethod.Get, "swarm"), cancellationToken);

    public Task<ServiceCreateResponse> CreateServiceAsync(
        ServiceCreateParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = On(HttpMethod.Post, "services/create") with
        {
            Content = Bodies.Json(Require.Given(parameters.Service, nameof(parameters.Service))),
            Headers = RegistryHeaders.ForService(parameters.RegistryAuth),
        };
        return engine.ReadAsync<ServiceCreateResponse>(request, cancellationToken);
    }

    public Task<ServiceUpdateResponse> UpdateServiceAsync(
        string id, ServiceUpdateParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = On(HttpMethod.Post, $"services/{Require.Text(id, nameof(id))}/update") with
        {
            Query = parameters,
            Content = Bodies.Json(Require.Given(parameters.Service, nameof(parameters.Service))),
            Headers = RegistryHeaders.ForService(parameters.RegistryAuth),
        };
        return engine.ReadAsync<ServiceUpdateResponse>(request, cancellationToken);
    }

    public Task<SwarmService> InspectServiceAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<SwarmService>(
            On(HttpMethod.Get, $"services/{Require.Text(id, nameof(id))}"), cancellationToken);

    public Task<IList<SwarmService>> ListServicesAsync(
        ServiceListParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<IList<SwarmService>>(
            On(HttpMethod.Get, "services") with { Query = parameters }, cancellationToken);

    public Task RemoveServiceAsync(string id, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Delete, $"services/{Require.Text(id, nameof(id))}"), cancellationToken);

    public async Task<MultiplexedStream> GetServiceLogsAsync(
        string id, bool tty, ServiceLogsParameters parameters, CancellationToken cancellationToken) =>
        new(await GetServiceLogsAsync(id, parameters, cancellationToken), multiplexed: !tty);

    public Task<Stream> GetServiceLogsAsync(
        string id, ServiceLogsParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = On(HttpMethod.Get, $"services/{Require.Text(id, nameof(id))}/logs") with
        {
            Query = parameters,
            Patient = true,
        };
        return engine.StreamAsync(request, cancellationToken);
    }

    public Task<IList<NodeListResponse>> ListNodesAsync(CancellationToken cancellationToken) =>
        engine.ReadAsync<IList<NodeListResponse>>(On(HttpMethod.Get, "nodes"), cancellationToken);

    public Task<NodeListResponse> InspectNodeAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<NodeListResponse>(On(HttpMethod.Get, $"nodes/{Require.Text(id, nameof(id))}"), cancellationToken);

    private static EngineRequest On(HttpMethod method, string path) => new(method, path) { Failure = Failures.OutsideSwarm };
}
