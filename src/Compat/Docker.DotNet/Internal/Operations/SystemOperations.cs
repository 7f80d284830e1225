using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class SystemOperations(Engine engine) : ISystemOperations
{
    public Task PingAsync(CancellationToken cancellationToken) =>
        engine.SendAsync(EngineRequest.Get("_ping"), cancellationToken);

    public Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken) =>
        engine.ReadAsync<SystemInfoResponse>(EngineRequest.Get("info"), cancellationToken);

    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken) =>
        engine.ReadAsync<VersionResponse>(EngineRequest.Get("version"), cancellationToken);

    public Task AuthenticateAsync(AuthConfig authConfig, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        return engine.SendAsync(EngineRequest.Post("auth") with { Content = Bodies.Json(authConfig) }, cancellationToken);
    }

    public Task MonitorEventsAsync(
        ContainerEventsParameters parameters, IProgress<Message> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        return engine.FollowAsync(
            EngineRequest.Get("events") with { Query = parameters, Patient = true }, progress, cancellationToken);
    }
}
