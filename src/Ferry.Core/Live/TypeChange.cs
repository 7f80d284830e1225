using System.Globalization;
using System.Text.RegularExpressions;

namespace Ferry.Core.Live;

/// <summary>Tells which changes of a column's type leave its rows as they are.</summary>
/// <remarks>Only changes that PostgreSQL makes without a rewrite whatever the values are; all others count as rewrites.</remarks>
internal static partial class TypeChange
{
    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["varchar"] = "character varying", ["decimal"] = "numeric", ["int"] = "integer", ["int4"] = "integer", ["int8"] = "bigint", ["int2"] = "smallint",
        ["bool"] = "boolean", ["timestamptz"] = "timestamp with time zone", ["timestamp"] = "timestamp without time zone", ["float8"] = "double precision", ["float4"] = "real",
    };

    /// <summary>Compares two types.</summary>
    /// <param name="from">The old one, as format_type() writes it.</param>
    /// <param name="to">The new one, as a statement has it.</param>
    public static bool KeepsRows(string from, string to)
    {
        var ((old, oldSize, oldScale), (type, size, scale)) = (Parse(from), Parse(to));
        if ((old, oldSize, oldScale) == (type, size, scale)) return true;
        return (old, type) switch
        {
            ("character varying", "character varying") => size is null || size >= oldSize,
            ("character varying", "text") => true,
            ("text", "character varying") => size is null,
            ("numeric", "numeric") => size is null || (size >= oldSize && scale == oldScale),
            ("cidr", "inet") => true,
            _ => false,
        };
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Globalization", "CA1308", Justification = "PostgreSQL folds to small letters")]
    private static (string Name, int? Size, int Scale) Parse(string type)
    {
        var text = Space().Replace(type.ToLowerInvariant().Replace("\"", "", StringComparison.Ordinal), " ").Trim();
        if (Sizes().Match(text) is not { Success: true } found) return (Name(text), null, 0);
        return (Name(found.Groups["name"].Value + found.Groups["rest"].Value), Number(found.Groups["size"]) ?? 0, Number(found.Groups["scale"]) ?? 0);
    }

    private static string Name(string text) => Synonyms.GetValueOrDefault(text.Trim(), text.Trim());

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?<name>[^(]+?) ?\( ?(?<size>\d{1,9}) ?(, ?(?<scale>\d{1,9}) ?)?\)(?<rest>.*)$")]
    private static partial Regex Sizes();
}
