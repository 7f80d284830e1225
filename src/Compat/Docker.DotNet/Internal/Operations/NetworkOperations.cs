using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class NetworkOperations(Engine engine) : INetworkOperations
{
    public Task<IList<NetworkResponse>> ListNetworksAsync(
        NetworksListParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<IList<NetworkResponse>>(
            EngineRequest.Get("networks") with { Query = parameters }, cancellationToken);

    public Task<NetworkResponse> InspectNetworkAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<NetworkResponse>(On(HttpMethod.Get, id, ""), cancellationToken);

    public Task<NetworksCreateResponse> CreateNetworkAsync(
        NetworksCreateParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return engine.ReadAsync<NetworksCreateResponse>(
            EngineRequest.Post("networks/create") with { Content = Bodies.Json(parameters) }, cancellationToken);
    }

    public Task DeleteNetworkAsync(string id, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Delete, id, ""), cancellationToken);

    public Task ConnectNetworkAsync(
        string id, NetworkConnectParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _ = Require.Text(parameters.Container, nameof(parameters.Container));
        return engine.SendAsync(
            On(HttpMethod.Post, id, "/connect") with { Content = Bodies.Json(parameters) }, cancellationToken);
    }

    public Task DisconnectNetworkAsync(
        string id, NetworkDisconnectParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _ = Require.Text(parameters.Container, nameof(parameters.Container));
        return engine.SendAsync(
            On(HttpMethod.Post, id, "/disconnect") with { Content = Bodies.Json(parameters) }, cancellationToken);
    }

    public Task<NetworksPruneResponse> PruneNetworksAsync(
        NetworksDeleteUnusedParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<NetworksPruneResponse>(
            EngineRequest.Post("networks/prune") with { Query = parameters }, cancellationToken);

    private static EngineRequest On(HttpMethod method, string id, string action) =>
        new(method, $"networks/{Require.Text(id, nameof(id))}{action}") { Failure = Failures.Network };
}
