using Ferry.Core.Sql;

namespace Ferry.Core.Planning;

/// <summary>Tells what can be run again after it was interrupted, as far as the text of statements shows it.</summary>
public static class Repeatable
{
    private static readonly HashSet<string> Always = ["VACUUM", "ANALYZE", "REINDEX", "CLUSTER", "REFRESH", "COMMENT", "SET", "RESET", "DISCARD"];

    /// <summary>The indexes of which a migration takes away what an interrupted run of it has left: those that it drops where they are there, builds or rebuilds concurrently.</summary>
    /// <param name="migration">The migration.</param>
    /// <returns>Names as <c>schema.index</c> or <c>index</c>, without quotes.</returns>
    public static IReadOnlyCollection<string> Indexes(PlannedMigration migration) =>
    [
        .. migration.Statements.Where(statement => !statement.IsHistory).SelectMany(statement => SqlScript.Split(statement.Sql)).Select(statement => StatementWords.Of(statement.Text))
            .SelectMany(TakenAway),
    ];

    private static IEnumerable<string> TakenAway(string[] words)
    {
        if (Unquoted(ConcurrentRebuild.Of(words)?.Index) is { } rebuilt) return [$"{rebuilt}_ccnew", $"{rebuilt}_ccold"];
        return (DroppedIndex(words) ?? Unquoted(ConcurrentIndex.Of(words)?.Name)) is { } index ? [index] : [];
    }

    private static string? DroppedIndex(string[] words) => words switch
    {
        ["DROP", "INDEX", "CONCURRENTLY", "IF", "EXISTS", .. var name] => Name(name),
        ["DROP", "INDEX", "IF", "EXISTS", .. var name] => Name(name),
        _ => null,
    };

    // Harmless when it was run before, in whole or in part; false in doubt. Of a concurrent index the executor finds out itself how far an interrupted run came.
    internal static bool IsHarmless(string[] words) => words switch
    {
        [] => true,
        [var first, ..] when Always.Contains(first) => true,
        _ when ConcurrentIndex.Of(words) is not null => true,
        ["DROP", ..] => words.AsSpan().IndexOf(["IF", "EXISTS"]) > 0,
        ["CREATE", "OR", "REPLACE", ..] => true,
        ["CREATE", ..] => words.AsSpan().IndexOf(["IF", "NOT", "EXISTS"]) > 0,
        ["ALTER", "TABLE", .. var rest] => rest.AsSpan().IndexOf(["VALIDATE", "CONSTRAINT"]) > 0 && !rest.Contains(","),
        _ => false,
    };

    private static string? Name(string[] words) => SqlNames.Take(words) is ({ } name, _) ? Unquoted(name) : null;

    private static string? Unquoted(string? name) => name?.Replace("\"", "", StringComparison.Ordinal);
}
