using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet;

/// <summary>Makes a client over one transport.</summary>
/// <typeparam name="T">The transport's options.</typeparam>
public sealed class DockerClientBuilder<T> : DockerClientBuilder
{
    private readonly IDockerHandlerFactory<T> _transportFactory;
    private readonly T _transportOptions;

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder{T}"/> class.</summary>
    /// <param name="transportFactory">The transport.</param>
    /// <param name="transportOptions">Its options.</param>
    public DockerClientBuilder(IDockerHandlerFactory<T> transportFactory, T transportOptions)
    {
        _transportFactory = transportFactory;
        _transportOptions = transportOptions;
    }

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder{T}"/> class.</summary>
    /// <param name="transportFactory">The transport.</param>
    /// <param name="transportOptions">Its options.</param>
    /// <param name="dockerConfig">Knows the endpoint when none is given.</param>
    /// <param name="clientOptions">What has been asked so far.</param>
    /// <param name="logger">The client's logger.</param>
    public DockerClientBuilder(
        IDockerHandlerFactory<T> transportFactory,
        T transportOptions,
        DockerConfig dockerConfig,
        ClientOptions clientOptions,
        ILogger logger)
        : base(dockerConfig, clientOptions, logger)
    {
        _transportFactory = transportFactory;
        _transportOptions = transportOptions;
    }

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder{T}"/> class.</summary>
    /// <param name="transportFactory">The transport.</param>
    /// <param name="transportOptions">Its options.</param>
    /// <param name="clientOptions">What has been asked so far.</param>
    /// <param name="logger">The client's logger.</param>
    public DockerClientBuilder(
        IDockerHandlerFactory<T> transportFactory, T transportOptions, ClientOptions clientOptions, ILogger logger)
        : this(transportFactory, transportOptions, DockerConfig.Instance, clientOptions, logger)
    {
    }

    /// <inheritdoc/>
    public override DockerClient Build()
    {
        var options = CreateResolvedClientOptions();
        var transport = _transportFactory.CreateHandler(_transportOptions, options, Logger);
        return new DockerClient(options, transport, _transportFactory);
    }
}
