using System.Globalization;

namespace Ferry.Core.Backups;

/// <summary>Words for amounts of data.</summary>
public static class Bytes
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>Says how much, with two or three digits: <c>980 bytes</c>, <c>1.4 MB</c>, <c>120 MB</c>.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <returns>Number and unit; a kB is 1000 bytes.</returns>
    public static string Of(double bytes)
    {
        var unit = 0;
        while (bytes >= 999.5 && unit < Units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return bytes.ToString(unit > 0 && bytes < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
