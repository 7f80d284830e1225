using System.Globalization;

namespace Ferry.Core.Backups;

/// <summary>What <c>--compress</c> of pg_dump takes: a method with a level from version 16 on, gzip's level alone before.</summary>
/// <remarks>https://www.postgresql.org/docs/current/app-pgdump.html</remarks>
public static class Compression
{
    private const int FirstWithMethods = 16;
    private static readonly string[] Methods = ["none", "gzip", "lz4", "zstd"];

    /// <summary>Tells whether a setting is one that some pg_dump takes.</summary>
    /// <param name="setting">Such as <c>gzip:6</c>, <c>zstd</c>, <c>none</c> or <c>0</c>.</param>
    /// <returns>True when it is.</returns>
    public static bool IsKnown(string setting) => Parse(setting) is not null;

    /// <summary>Writes a setting as a version of pg_dump takes it.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="major">Major version of pg_dump.</param>
    /// <returns>The value of the argument; null where that version cannot compress so.</returns>
    public static string? For(string setting, int major) => (Parse(setting), major >= FirstWithMethods) switch
    {
        (null, _) => null,
        (_, true) => setting,
        (("none", _), _) => "0",
        (("gzip", null), _) => "6",
        (("gzip", { } level), _) => level.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static (string Method, int? Level)? Parse(string setting)
    {
        if (Number(setting) is { } gzip) return gzip == 0 ? ("none", null) : ("gzip", gzip);
        var parts = setting.Split(':');
        if (!Methods.Contains(parts[0]) || parts.Length > 2) return null;
        if (parts.Length == 1) return (parts[0], null);
        return Number(parts[1]) is { } level && parts[0] != "none" ? (parts[0], level) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
