namespace Ferry.Core.Drift;

/// <summary>Compares two schemas.</summary>
public static class SchemaDiff
{
    private const string Table = "table";

    /// <summary>Finds what differs.</summary>
    /// <param name="from">The first schema.</param>
    /// <param name="to">The second schema.</param>
    /// <returns>The differences by kind and name; none when the fingerprints are equal.</returns>
    /// <remarks>Pure. What belongs to a table that is only on one side (columns, constraints, indexes, …) is not told again.</remarks>
    public static IReadOnlyList<SchemaDifference> Between(DatabaseSchema from, DatabaseSchema to)
    {
        var (before, after) = (ByName(from), ByName(to));
        var all = before.Keys.Union(after.Keys)
            .Select(key => new SchemaDifference(key.Kind, key.Name, before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
            .Where(one => !string.Equals(one.From, one.To, StringComparison.Ordinal))
            .ToList();
        var tables = all.Where(one => one.Kind == Table && one.Change != "changed").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return [.. all
            .Where(one => one.Kind == Table || !PartsOf(one.Name).Any(tables.Contains))
            .OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static Dictionary<(string Kind, string Name), string> ByName(DatabaseSchema schema) =>
        schema.Objects.ToDictionary(one => (one.Kind, one.Name), one => one.Definition);

    // Every beginning of a name that ends before a dot: of public.users.email these are public and public.users.
    private static IEnumerable<string> PartsOf(string name)
    {
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1)) yield return name[..dot];
    }
}
