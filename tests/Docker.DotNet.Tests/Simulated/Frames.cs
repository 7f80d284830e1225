using System.Buffers.Binary;
using System.Text;

namespace Docker.DotNet.Tests.Simulated;

/// <summary>Writes the frames that an engine puts around the output of a process without a terminal.</summary>
internal static class Frames
{
    public static byte[] Of(byte target, string text) => [.. Header(target, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Header(byte target, long length)
    {
        var header = new byte[8];
        header[0] = target;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), (uint)length);
        return header;
    }
}
