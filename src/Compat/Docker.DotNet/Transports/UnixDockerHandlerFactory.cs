using System.Net.Sockets;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Transport;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet.Unix;

/// <summary>Reaches an engine over a Unix socket.</summary>
public sealed class DockerHandlerFactory : IDockerHandlerFactory<UnixSocketTransportOptions>
{
    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(new UnixSocketTransportOptions(), clientOptions, logger);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(
        UnixSocketTransportOptions transportOptions, ResolvedClientOptions clientOptions, ILogger logger)
    {
        EngineTransport.Expect(clientOptions, "unix");
        var path = clientOptions.Endpoint.LocalPath;
        return EngineTransport.Over(
            clientOptions,
            new Uri("http://localhost/"),
            handler => handler.ConnectCallback = async (_, cancellationToken) => await ConnectAsync(path, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => HijackedContent.StreamOf(content);

    private static async Task<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
