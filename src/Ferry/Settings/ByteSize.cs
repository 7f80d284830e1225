using System.Globalization;

namespace Ferry.Settings;

/// <summary>Reads amounts of memory as PostgreSQL's own settings are written: MB and GB are multiples of 1024.</summary>
/// <remarks>https://www.postgresql.org/docs/current/config-setting.html, "Parameter Names and Values"</remarks>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units = [("MB", 1L << 20), ("GB", 1L << 30)];

    /// <summary>Reads an amount such as <c>512MB</c>; null if it is none.</summary>
    internal static long? TryParse(string text)
    {
        foreach (var (unit, bytes) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                && number > 0) return number * bytes;
        }

        return null;
    }
}
