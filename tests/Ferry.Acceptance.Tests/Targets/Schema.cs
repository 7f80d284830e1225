namespace Ferry.Acceptance.Tests.Targets;

/// <summary>A dump without the order of columns: one that was dropped and comes back stands last in its table.</summary>
internal static class Schema
{
    public static string Of(string dump) => string.Join('\n', dump.Split('\n')
        .Where(line => !line.StartsWith("COPY ", StringComparison.Ordinal))
        .Select(line => line.TrimEnd(','))
        .Order(StringComparer.Ordinal));
}
