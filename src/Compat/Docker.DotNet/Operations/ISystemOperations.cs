using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Operations on the engine itself.</summary>
public interface ISystemOperations
{
    /// <summary>Asks whether the engine is there.</summary>
    Task PingAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads what the engine is and holds.</summary>
    Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the engine's version and that of its API.</summary>
    Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken = default);

    /// <summary>Checks credentials of a registry.</summary>
    Task AuthenticateAsync(AuthConfig authConfig, CancellationToken cancellationToken = default);

    /// <summary>Reports events as they happen, until <c>Until</c> or cancellation.</summary>
    Task MonitorEventsAsync(
        ContainerEventsParameters parameters, IProgress<Message> progress, CancellationToken cancellationToken = default);
}
