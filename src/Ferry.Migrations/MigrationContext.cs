namespace Ferry.Migrations;

/// <summary>What was said of the environment when Ferry was called (<c>--x=dev_data=true,region=eu</c>), for data that only some environments get.</summary>
/// <remarks>
/// Holds while Ferry reads the operations of a migration, on the thread that does so. With every other tool nothing was said. The schema
/// has to be the same whatever was said; Ferry refuses a migration whose schema depends on it.
/// </remarks>
public static class MigrationContext
{
    [ThreadStatic]
    private static IReadOnlyDictionary<string, string>? _current;

    /// <summary>Tells whether something holds for the environment.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True when it was given, and not as <c>false</c>.</returns>
    public static bool Has(string name) => Get(name) is { } value && !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets what was said of the environment under a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value; null when nothing was said.</returns>
    public static string? Get(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return _current?.GetValueOrDefault(name);
    }

    /// <summary>Lets values hold on this thread while something is evaluated.</summary>
    internal static T Under<T>(IReadOnlyDictionary<string, string> values, Func<T> evaluate)
    {
        var before = _current;
        _current = values;
        try
        {
            return evaluate();
        }
        finally
        {
            _current = before;
        }
    }
}
