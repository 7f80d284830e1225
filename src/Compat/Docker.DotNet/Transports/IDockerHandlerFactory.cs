using Microsoft.Extensions.Logging;

namespace Docker.DotNet.Handler.Abstractions;

/// <summary>Makes what sends requests over one kind of transport.</summary>
public interface IDockerHandlerFactory : IStreamHijacker
{
    /// <summary>Makes the handler, with the transport's default options.</summary>
    /// <param name="clientOptions">What the client works with.</param>
    /// <param name="logger">The client's logger.</param>
    /// <returns>The handler and the address it takes requests for.</returns>
    ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger);
}

/// <summary>Makes what sends requests over one kind of transport, with its own options.</summary>
/// <typeparam name="T">The transport's options.</typeparam>
public interface IDockerHandlerFactory<T> : IDockerHandlerFactory
{
    /// <summary>Makes the handler.</summary>
    /// <param name="transportOptions">The transport's options.</param>
    /// <param name="clientOptions">What the client works with.</param>
    /// <param name="logger">The client's logger.</param>
    /// <returns>The handler and the address it takes requests for.</returns>
    ResolvedTransport CreateHandler(T transportOptions, ResolvedClientOptions clientOptions, ILogger logger);
}
