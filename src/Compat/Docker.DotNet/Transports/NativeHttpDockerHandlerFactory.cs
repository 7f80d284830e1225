using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Transport;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet.NativeHttp;

/// <summary>Reaches an engine over TCP, with the platform's HTTP handler.</summary>
public sealed class DockerHandlerFactory : IDockerHandlerFactory<NativeHttpTransportOptions>
{
    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(new NativeHttpTransportOptions(), clientOptions, logger);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(
        NativeHttpTransportOptions transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        Tcp.Over(clientOptions, transportOptions.ConfigureHandler);

    /// <inheritdoc/>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => HijackedContent.StreamOf(content);
}
