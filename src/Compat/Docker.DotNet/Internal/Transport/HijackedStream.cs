using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Transport;

/// <summary>An upgraded connection: reads and writes go through HTTP's buffer, closing goes to the connection below.</summary>
/// <param name="raw">The stream of the upgraded response.</param>
/// <param name="connection">The connection it runs on.</param>
internal sealed class HijackedStream(Stream raw, Stream connection) : WriteClosableStream
{
    public override bool CanCloseWrite => HalfClose.IsPossible(connection);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void CloseWrite() => HalfClose.Of(connection);

    public override int Read(byte[] buffer, int offset, int count) => raw.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        raw.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        raw.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => raw.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        raw.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        raw.WriteAsync(buffer, cancellationToken);

    public override void Flush() => raw.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => raw.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) raw.Dispose();
        base.Dispose(disposing);
    }
}
