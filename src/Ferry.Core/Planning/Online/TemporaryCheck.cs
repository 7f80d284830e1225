using System.Text;

namespace Ferry.Core.Planning.Online;

/// <summary>Names the check that stands in for NOT NULL until the rows have been looked at.</summary>
internal static class TemporaryCheck
{
    // PostgreSQL cuts names at 63 bytes: "ferry_" and "_not_null_" with the 12 of the hash leave 35.
    private const int ColumnBytes = 35;
    private const int HashLength = 12;

    /// <summary>The name: the same every time, another one for each column, and known as ours.</summary>
    public static string NameFor(string table, string column)
    {
        var text = new StringBuilder();
        foreach (var rune in column.Trim('"').EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(text.ToString()) + rune.Utf8SequenceLength > ColumnBytes) break;
            text.Append(rune == new Rune('"') ? "_" : rune.ToString());
        }

        return $"\"ferry_{text}_not_null_{TextHash.Of([table, column])[..HashLength]}\"";
    }
}
