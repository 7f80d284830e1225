using System.IO.Pipes;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Transport;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet.NPipe;

/// <summary>Reaches an engine over a named pipe.</summary>
public sealed class DockerHandlerFactory : IDockerHandlerFactory<NPipeTransportOptions>
{
    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(new NPipeTransportOptions(), clientOptions, logger);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(
        NPipeTransportOptions transportOptions, ResolvedClientOptions clientOptions, ILogger logger)
    {
        EngineTransport.Expect(clientOptions, "npipe");
        if (clientOptions.AuthProvider.TlsEnabled)
        {
            throw new NotSupportedException("TLS is not supported over a named pipe.");
        }

        var (server, pipe) = NamesOf(clientOptions.Endpoint);
        return EngineTransport.Over(
            clientOptions,
            new Uri("http://localhost/"),
            handler => handler.ConnectCallback = async (_, cancellationToken) =>
                await ConnectAsync(server, pipe, transportOptions.ConnectTimeout, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => HijackedContent.StreamOf(content);

    // npipe://server/pipe/name; a server named "." is this machine.
    private static (string Server, string Pipe) NamesOf(Uri endpoint) =>
        endpoint.Segments is ["/", "pipe/", var first, .. var rest]
            ? (endpoint.Host, Uri.UnescapeDataString(first + string.Concat(rest)))
            : throw new InvalidOperationException($"The endpoint '{endpoint}' names no pipe (npipe://./pipe/name).");

    private static async Task<Stream> ConnectAsync(
        string server, string pipe, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var stream = new NamedPipeClientStream(server, pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await stream.ConnectAsync(timeout, cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
