namespace Docker.DotNet.Internal.Streams;

/// <summary>What a process writes, output and errors in one, as a stream to read from.</summary>
/// <param name="source">The streams of the process.</param>
internal sealed class OutputStream(MultiplexedStream source) : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = new byte[buffer.Length];
        var count = (await source.ReadOutputAsync(bytes, 0, bytes.Length, cancellationToken)).Count;
        bytes.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        (await source.ReadOutputAsync(buffer, offset, count, cancellationToken)).Count;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
