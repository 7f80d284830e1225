using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Transport;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet.LegacyHttp;

/// <summary>Reaches an engine over TCP.</summary>
public sealed class DockerHandlerFactory : IDockerHandlerFactory<LegacyHttpTransportOptions>
{
    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(new LegacyHttpTransportOptions(), clientOptions, logger);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(
        LegacyHttpTransportOptions transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        Tcp.Over(clientOptions, _ => { });

    /// <inheritdoc/>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => HijackedContent.StreamOf(content);
}
