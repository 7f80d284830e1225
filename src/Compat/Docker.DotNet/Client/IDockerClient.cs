using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet;

/// <summary>A client of one Docker engine.</summary>
public interface IDockerClient : IDisposable
{
    /// <summary>Gets what the client works with.</summary>
    ResolvedClientOptions Options { get; }

    /// <summary>Gets the operations on the engine itself.</summary>
    ISystemOperations System { get; }

    /// <summary>Gets the operations on containers.</summary>
    IContainerOperations Containers { get; }

    /// <summary>Gets the operations on images.</summary>
    IImageOperations Images { get; }

    /// <summary>Gets the operations on networks.</summary>
    INetworkOperations Networks { get; }

    /// <summary>Gets the operations on volumes.</summary>
    IVolumeOperations Volumes { get; }

    /// <summary>Gets the operations on swarms, their services and nodes.</summary>
    ISwarmOperations Swarm { get; }

    /// <summary>Gets the operations on the tasks of services.</summary>
    ITasksOperations Tasks { get; }

    /// <summary>Gets the operations on commands in running containers.</summary>
    IExecOperations Exec { get; }
}
