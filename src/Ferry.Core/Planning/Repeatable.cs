using Ferry.Core.Sql;

namespace Ferry.Core.Planning;

/// <summary>Tells which migrations can be run again from their beginning after they were interrupted, as far as their text shows it.</summary>
public static class Repeatable
{
    private static readonly HashSet<string> Always = ["VACUUM", "ANALYZE", "REINDEX", "REFRESH", "COMMENT", "SET", "RESET"];

    /// <summary>Looks at every statement: each has to be harmless when it was run before, in whole or in part.</summary>
    /// <param name="migration">The migration.</param>
    /// <returns>True when all are; false in doubt.</returns>
    public static bool Is(PlannedMigration migration) => Statements(migration).All(words => IsHarmless(words, DroppedIndexes(migration)));

    /// <summary>The indexes that a migration drops where they are there, such as invalid ones that an interrupted run of it has left.</summary>
    /// <param name="migration">The migration.</param>
    /// <returns>Names as <c>schema.index</c> or <c>index</c>, without quotes.</returns>
    public static IReadOnlyCollection<string> DroppedIndexes(PlannedMigration migration) =>
        [.. Statements(migration).Select(DroppedIndex).OfType<string>()];

    private static IEnumerable<string[]> Statements(PlannedMigration migration) =>
        migration.Statements.Where(statement => !statement.IsHistory).SelectMany(statement => SqlScript.Split(statement.Sql)).Select(statement => StatementWords.Of(statement.Text));

    private static string? DroppedIndex(string[] words) => words switch
    {
        ["DROP", "INDEX", "CONCURRENTLY", "IF", "EXISTS", .. var name] => Name(name),
        ["DROP", "INDEX", "IF", "EXISTS", .. var name] => Name(name),
        _ => null,
    };

    // CREATE INDEX CONCURRENTLY IF NOT EXISTS would take an invalid index for a good one.
    private static bool IsHarmless(string[] words, IReadOnlyCollection<string> dropped) => words switch
    {
        [] => true,
        [var first, ..] when Always.Contains(first) => true,
        ["DROP", ..] => words.AsSpan().IndexOf(["IF", "EXISTS"]) > 0,
        ["CREATE", "INDEX", "CONCURRENTLY", .. var name] => Name(name) is { } index && dropped.Contains(index),
        ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", .. var name] => Name(name) is { } index && dropped.Contains(index),
        ["CREATE", "OR", "REPLACE", ..] => true,
        ["CREATE", ..] => words.AsSpan().IndexOf(["IF", "NOT", "EXISTS"]) > 0,
        ["ALTER", "TABLE", .. var rest] => rest.AsSpan().IndexOf(["VALIDATE", "CONSTRAINT"]) > 0 && !rest.Contains(","),
        _ => false,
    };

    private static string? Name(string[] words) => SqlNames.Take(words) is ({ } name, _) ? name.Replace("\"", "", StringComparison.Ordinal) : null;
}
