using System.Buffers.Binary;

namespace Docker.DotNet.Internal.Streams;

/// <summary>
/// Reads frames: the stream's number, three zero bytes, the length in four bytes (big endian), and so many bytes.
/// </summary>
/// <param name="stream">Carries the frames.</param>
internal sealed class FrameReader(Stream stream)
{
    private readonly byte[] _header = new byte[8];
    private MultiplexedStream.TargetStream _target;
    private int _remaining;

    internal async Task<MultiplexedStream.ReadResult> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_remaining == 0)
        {
            if (!await ReadHeaderAsync(cancellationToken)) return new(_target, 0);
        }

        var count = await stream.ReadAsync(buffer[..Math.Min(buffer.Length, _remaining)], cancellationToken);
        if (count == 0 && buffer.Length > 0) throw CutOff();
        _remaining -= count;
        return new(_target, count);
    }

    private static EndOfStreamException CutOff() => new("The connection to the Docker engine ended within a frame.");

    private async Task<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var count = await stream.ReadAtLeastAsync(_header, _header.Length, throwOnEndOfStream: false, cancellationToken);
        if (count == 0) return false;
        if (count < _header.Length) throw CutOff();

        var length = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4));
        if (_header[0] > (byte)MultiplexedStream.TargetStream.StandardError || length > int.MaxValue)
        {
            throw new IOException($"This is no frame of a Docker stream: {Convert.ToHexString(_header)}.");
        }

        _target = (MultiplexedStream.TargetStream)_header[0];
        _remaining = (int)length;
        return true;
    }
}
