using System.Security.Cryptography;

namespace Ferry.PostgreSql.Servers;

/// <summary>The generated password of a server and the file that keeps it.</summary>
internal static class ServerPassword
{
    private const int Length = 32;
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A password of 32 letters and digits (187 bits), so that it needs no quoting anywhere.</summary>
    internal static string Generate() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Reads the password; null if there is none or what is there is not one of ours.</summary>
    internal static string? TryRead(string path)
    {
        if (!File.Exists(path)) return null;
        var text = File.ReadAllText(path).Trim();
        return text.Length == Length && text.All(char.IsAsciiLetterOrDigit) ? text : null;
    }

    /// <summary>Replaces the file as a whole.</summary>
    internal static async Task WriteAsync(string path, string password, CancellationToken cancellationToken)
    {
        await OwnerOnlyFile.WriteAsync(path + ".new", password + "\n", cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}
