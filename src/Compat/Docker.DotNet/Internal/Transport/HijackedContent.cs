using System.Net;
using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Transport;

/// <summary>The content of an upgraded response: the connection itself.</summary>
/// <param name="stream">The connection.</param>
internal sealed class HijackedContent(HijackedStream stream) : HttpContent
{
    internal static Task<WriteClosableStream> StreamOf(HttpContent content) => content is HijackedContent hijacked
        ? Task.FromResult<WriteClosableStream>(hijacked.Connection)
        : throw new InvalidOperationException("The response has not been upgraded to a raw connection.");

    private HijackedStream Connection => stream;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Connection.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
