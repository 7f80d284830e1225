using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.Core.Planning;

/// <summary>Hashes a sequence of texts.</summary>
internal static class TextHash
{
    /// <summary>SHA-256 in lower-case hexadecimal. Each text is preceded by its length, so that no two different sequences read the same.</summary>
    internal static string Of(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
