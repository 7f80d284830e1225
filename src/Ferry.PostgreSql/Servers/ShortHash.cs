using System.Security.Cryptography;
using System.Text;

namespace Ferry.PostgreSql.Servers;

/// <summary>A name for a path, short and free of special characters; 64 bits, so that no two on one machine meet.</summary>
internal static class ShortHash
{
    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
