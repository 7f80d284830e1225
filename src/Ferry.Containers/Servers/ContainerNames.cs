using System.Text;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Servers;

/// <summary>The names of a checkout's container and volume: told apart by people and, with the hash of the path, by machines.</summary>
internal static class ContainerNames
{
    private const int Longest = 30;

    /// <summary>The container of the server in a private folder, such as <c>ferry-shop-1f0c…</c>.</summary>
    internal static string Server(string folder) => $"ferry-{Slug(Path.GetFileName(Path.GetDirectoryName(folder)) ?? "")}-{ShortHash.Of(folder)}";

    /// <summary>The container while it is being made, and nobody may rely on it.</summary>
    internal static string Unfinished(string folder) => Server(folder) + "-new";

    /// <summary>A volume that no other was called before: what an interrupted run has left is never taken for whole.</summary>
    internal static string NewVolume(string folder) => $"{Server(folder)}-{Unique()}";

    /// <summary>A sandbox.</summary>
    internal static string NewSandbox(string folder) => $"{Server(folder)}-sandbox-{Unique()}";

    /// <summary>A container for PostgreSQL's programs.</summary>
    internal static string NewTools() => $"ferry-tools-{Unique()}";

    /// <summary>A release of the app; which one, its labels say.</summary>
    internal static string NewApp(string folder, string environment) => $"{Server(folder)}-app-{Slug(environment)}-{Unique()}";

    private static string Unique() => Guid.NewGuid().ToString("N")[..12];

    // What Docker allows in a name: [a-zA-Z0-9][a-zA-Z0-9_.-]*
    internal static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant().Take(Longest)) slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return slug.ToString().Trim('-') is { Length: > 0 } some ? some : "checkout";
    }
}
