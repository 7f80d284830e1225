namespace Ferry.Core.Drift;

/// <summary>Holds the schema of a database against what the applied migrations produce.</summary>
public static class DriftComparison
{
    // Who may do what is an environment's own, as owners are: roles differ between environments by intent.
    private static readonly string[] OfTheEnvironment = ["grant", "default privileges"];

    /// <summary>Finds what differs.</summary>
    /// <param name="expected">What the migrations produce.</param>
    /// <param name="found">What is there.</param>
    /// <returns>The differences by kind and name, and the schemas that were left out because no migration makes them.</returns>
    /// <remarks>
    /// Pure. A schema that no migration makes belongs to another tool (a job queue, the host's own), and so do the extensions that no
    /// migration makes; the version of an extension is the server's.
    /// </remarks>
    public static (IReadOnlyList<DriftDifference> Differences, IReadOnlyList<string> OtherSchemas) Of(DatabaseSchema expected, DatabaseSchema found)
    {
        var ours = expected.Objects.Where(one => one.Kind == "schema").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var others = found.Objects.Where(one => one.Kind == "schema" && !ours.Contains(one.Name)).Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        var differences = SchemaDiff.Between(Reduced(expected), Reduced(found))
            .Where(one => !OfTheEnvironment.Contains(one.Kind) && !(one.Kind == "extension" && one.From is null) && !others.Any(schema => IsIn(one, schema)))
            .SelectMany(Described);
        return ([.. differences], others);
    }

    // The body of a function has the line ends of the machine that it came from.
    private static DatabaseSchema Reduced(DatabaseSchema schema) =>
        new([.. schema.Objects.Select(one => one with { Definition = one.Kind == "extension" ? "" : one.Definition.ReplaceLineEndings("\n") })]);

    private static bool IsIn(SchemaDifference one, string schema) => one.Kind == "comment"
        ? one.Name == $"schema {schema}" || one.Name.Contains($" {schema}.", StringComparison.Ordinal)
        : one.Name == schema || one.Name.StartsWith($"{schema}.", StringComparison.Ordinal);

    private static IEnumerable<DriftDifference> Described(SchemaDifference one) => one is { Kind: "column", From: { } from, To: { } to }
        ? OfColumn(one, ColumnDefinition.Parse(from), ColumnDefinition.Parse(to))
        : [Difference(one, null, one.From, one.To)];

    private static IEnumerable<DriftDifference> OfColumn(SchemaDifference one, ColumnDefinition expected, ColumnDefinition found)
    {
        if (expected.Type != found.Type) yield return Difference(one, DriftRepair.Type, expected.Type, found.Type);
        if (expected.Nullability != found.Nullability) yield return Difference(one, DriftRepair.Nullability, expected.Nullability, found.Nullability);
        if (expected.Default != found.Default) yield return Difference(one, DriftRepair.Default, expected.Default, found.Default);
        if (expected.Rest != found.Rest) yield return Difference(one, "definition", expected.Rest, found.Rest);
    }

    private static DriftDifference Difference(SchemaDifference one, string? aspect, string? expected, string? found) =>
        new(one.Kind, one.Name, aspect, expected, found, DriftRepair.Of(one.Kind, one.Name, aspect, expected, found));
}
