using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>
/// Operations on commands in running containers. They fail with <see cref="DockerContainerNotFoundException"/> if the container
/// or the command is not there.
/// </summary>
public interface IExecOperations
{
    /// <summary>Prepares a command in a running container.</summary>
    Task<ContainerExecCreateResponse> CreateContainerExecAsync(
        string id, ContainerExecCreateParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Starts a prepared command; its <c>TTY</c> has to be the one it was prepared with.</summary>
    Task<MultiplexedStream> StartContainerExecAsync(
        string id, ContainerExecStartParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads how a command stands; it has no exit code while it runs.</summary>
    Task<ContainerExecInspectResponse> InspectContainerExecAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Sets the size of a command's terminal.</summary>
    Task ResizeExecTtyAsync(
        string id, ContainerResizeParameters parameters, CancellationToken cancellationToken = default);
}
