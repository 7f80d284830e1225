using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>
/// Operations on containers. Those on one container fail with <see cref="DockerContainerNotFoundException"/> if it is not there.
/// </summary>
public interface IContainerOperations
{
    /// <summary>Lists containers, without <c>All</c> the running ones.</summary>
    Task<IList<ContainerListResponse>> ListContainersAsync(
        ContainersListParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Creates a container.</summary>
    /// <exception cref="DockerImageNotFoundException">The engine does not have the image.</exception>
    Task<CreateContainerResponse> CreateContainerAsync(
        CreateContainerParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a container.</summary>
    Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a container, with its size if wanted.</summary>
    Task<ContainerInspectResponse> InspectContainerAsync(
        string id, ContainerInspectParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Starts a container; false if it was running.</summary>
    Task<bool> StartContainerAsync(
        string id, ContainerStartParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a container, after a time by force; false if it was not running.</summary>
    Task<bool> StopContainerAsync(
        string id, ContainerStopParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Stops a container and starts it again.</summary>
    Task RestartContainerAsync(
        string id, ContainerRestartParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Sends a signal to a container, without one SIGKILL.</summary>
    Task KillContainerAsync(string id, ContainerKillParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Freezes the processes of a container.</summary>
    Task PauseContainerAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lets the processes of a container go on.</summary>
    Task UnpauseContainerAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Gives a container another name.</summary>
    Task RenameContainerAsync(
        string id, ContainerRenameParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Removes a container.</summary>
    Task RemoveContainerAsync(
        string id, ContainerRemoveParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Waits until a container has ended, however long that takes.</summary>
    Task<ContainerWaitResponse> WaitContainerAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Opens the log of a container.</summary>
    Task<MultiplexedStream> GetContainerLogsAsync(
        string id, ContainerLogsParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reports the lines of a container's log, those of both streams in the order they arrive.</summary>
    Task GetContainerLogsAsync(
        string id,
        ContainerLogsParameters parameters,
        IProgress<string> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Connects to the streams of a container's first process.</summary>
    Task<MultiplexedStream> AttachContainerAsync(
        string id, ContainerAttachParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reports what a container uses.</summary>
    Task GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        IProgress<ContainerStatsResponse> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a file or folder of a container as a tar archive, or only what it is.</summary>
    Task<ContainerArchiveResponse> GetArchiveFromContainerAsync(
        string id, ContainerPathStatParameters parameters, bool statOnly, CancellationToken cancellationToken = default);

    /// <summary>Unpacks a tar archive in a folder of a container.</summary>
    Task ExtractArchiveToContainerAsync(
        string id, CopyToContainerParameters parameters, Stream stream, CancellationToken cancellationToken = default);

    /// <summary>Removes the containers that do not run.</summary>
    Task<ContainersPruneResponse> PruneContainersAsync(
        ContainersPruneParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the size of a container's terminal.</summary>
    Task ResizeContainerTtyAsync(
        string id, ContainerResizeParameters parameters, CancellationToken cancellationToken = default);
}
