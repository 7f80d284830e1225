using System.Text;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Streams;

namespace Docker.DotNet;

/// <summary>The streams of a process in a container: framed, several in one, or raw, with everything as output.</summary>
public sealed class MultiplexedStream : IDisposable, IPeekableStream
{
    private const int CopyBufferSize = 81920;

    private readonly Stream _stream;
    private readonly FrameReader? _frames;

    /// <summary>Initializes a new instance of the <see cref="MultiplexedStream"/> class.</summary>
    /// <param name="stream">The connection; it is disposed of with this.</param>
    /// <param name="multiplexed">Whether it is framed, which it is without a terminal.</param>
    public MultiplexedStream(Stream stream, bool multiplexed)
    {
        _stream = stream;
        _frames = multiplexed ? new FrameReader(stream) : null;
    }

    /// <summary>One of the streams of a process.</summary>
    public enum TargetStream : byte
    {
        /// <summary>Its input.</summary>
        StandardIn = 0,

        /// <summary>Its output.</summary>
        StandardOut = 1,

        /// <summary>Its errors.</summary>
        StandardError = 2,
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Ends the input of the process, where the connection can close one direction.</summary>
    public void CloseWrite()
    {
        if (_stream is WriteClosableStream { CanCloseWrite: true } closable) closable.CloseWrite();
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The connection cannot be looked into.</exception>
    public bool Peek(byte[] buffer, uint toPeek, out uint peeked, out uint available, out uint remaining) =>
        _stream is IPeekableStream peekable
            ? peekable.Peek(buffer, toPeek, out peeked, out available, out remaining)
            : throw new NotSupportedException("The stream cannot be looked into.");

    /// <summary>Writes to the input of the process.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="cancellationToken">Ends the writing, and the connection.</param>
    /// <returns>The work in progress.</returns>
    public Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _stream.WriteAsync(buffer, offset, count, cancellationToken);

    /// <summary>Reads what the process writes, never across the border between two of its writes.</summary>
    /// <param name="buffer">Takes the bytes.</param>
    /// <param name="offset">Where the first one goes.</param>
    /// <param name="count">How many there is room for.</param>
    /// <param name="cancellationToken">Ends the reading, and the connection.</param>
    /// <returns>How many came and from which stream.</returns>
    /// <exception cref="EndOfStreamException">The connection ended within a frame.</exception>
    /// <exception cref="IOException">These are no frames.</exception>
    public async Task<ReadResult> ReadOutputAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var room = buffer.AsMemory(offset, count);
        return _frames is null
            ? new ReadResult(TargetStream.StandardOut, await _stream.ReadAsync(room, cancellationToken))
            : await _frames.ReadAsync(room, cancellationToken);
    }

    /// <summary>Reads everything that the process writes until it ends.</summary>
    /// <param name="cancellationToken">Ends the reading, and the connection.</param>
    /// <returns>Its output and its errors.</returns>
    public async Task<(string stdout, string stderr)> ReadOutputToEndAsync(CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        await CopyOutputToAsync(Stream.Null, output, errors, cancellationToken);
        return (Text(output), Text(errors));
    }

    /// <summary>Copies a stream to the input of the process, and leaves that open.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="cancellationToken">Ends the copying, and the connection.</param>
    /// <returns>The work in progress.</returns>
    public Task CopyFromAsync(Stream input, CancellationToken cancellationToken) =>
        input.CopyToAsync(_stream, CopyBufferSize, cancellationToken);

    /// <summary>Copies what the process writes until it ends.</summary>
    /// <param name="stdin">Takes what is echoed of its input.</param>
    /// <param name="stdout">Takes its output.</param>
    /// <param name="stderr">Takes its errors.</param>
    /// <param name="cancellationToken">Ends the copying, and the connection.</param>
    /// <returns>The work in progress.</returns>
    public async Task CopyOutputToAsync(Stream stdin, Stream stdout, Stream stderr, CancellationToken cancellationToken)
    {
        var buffer = new byte[CopyBufferSize];
        while (true)
        {
            var result = await ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken);
            if (result.EOF) return;
            var target = result.Target switch
            {
                TargetStream.StandardIn => stdin,
                TargetStream.StandardOut => stdout,
                _ => stderr,
            };
            await target.WriteAsync(buffer.AsMemory(0, result.Count), cancellationToken);
        }
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);

    /// <summary>What one read brought.</summary>
    /// <param name="target">The stream it came from.</param>
    /// <param name="count">How many bytes there were.</param>
    public readonly struct ReadResult(TargetStream target, int count)
    {
        /// <summary>Gets the stream it came from.</summary>
        public TargetStream Target => target;

        /// <summary>Gets how many bytes there were.</summary>
        public int Count => count;

        /// <summary>Gets a value indicating whether there will be no more.</summary>
        public bool EOF => count == 0;
    }
}
