namespace Ferry.PostgreSql;

/// <summary>Names and texts as they are written in SQL.</summary>
internal static class Identifiers
{
    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static string Literal(string text) =>
        (text.Contains('\\', StringComparison.Ordinal) ? " E'" : "'") + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
