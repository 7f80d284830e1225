using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Operations;
using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet;

/// <summary>A client of one Docker engine; <see cref="DockerClientBuilder"/> makes it.</summary>
public sealed class DockerClient : IDockerClient
{
    private readonly Engine _engine;

    internal DockerClient(ResolvedClientOptions options, ResolvedTransport transport, IStreamHijacker hijacker)
    {
        _engine = new Engine(options, transport, hijacker);
        Options = options;
        System = new SystemOperations(_engine);
        Containers = new ContainerOperations(_engine);
        Images = new ImageOperations(_engine);
        Networks = new NetworkOperations(_engine);
        Volumes = new VolumeOperations(_engine);
        Swarm = new SwarmOperations(_engine);
        Tasks = new TasksOperations(_engine);
        Exec = new ExecOperations(_engine);
    }

    /// <inheritdoc/>
    public ResolvedClientOptions Options { get; }

    /// <inheritdoc/>
    public ISystemOperations System { get; }

    /// <inheritdoc/>
    public IContainerOperations Containers { get; }

    /// <inheritdoc/>
    public IImageOperations Images { get; }

    /// <inheritdoc/>
    public INetworkOperations Networks { get; }

    /// <inheritdoc/>
    public IVolumeOperations Volumes { get; }

    /// <inheritdoc/>
    public ISwarmOperations Swarm { get; }

    /// <inheritdoc/>
    public ITasksOperations Tasks { get; }

    /// <inheritdoc/>
    public IExecOperations Exec { get; }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
