using Ferry.Core.Sql;

namespace Ferry.Core.Planning;

/// <summary>Holds a migration as it is with what was said of the environment against the same migration where nothing was said: data may differ, the schema may not.</summary>
public static class ContextFindings
{
    private const string Fix = "make the schema the same everywhere, and only data depend on the context";

    /// <summary>Compares the statements that may change the schema.</summary>
    /// <param name="given">The migration with its contexts.</param>
    /// <param name="bare">The same one without any.</param>
    /// <returns>The first difference on the way and on the way back; none where environments come out alike.</returns>
    /// <remarks>Pure. What a statement does is told by its first words; of whatever does not surely leave the schema alone it is taken that it changes it.</remarks>
    public static IEnumerable<Finding> Of(PlannedMigration given, PlannedMigration bare)
    {
        var context = $"the context{(given.Contexts.Values.Count == 1 ? "" : "s")} {given.Contexts.Names}";
        var verb = given.Contexts.Values.Count == 1 ? "changes" : "change";
        if (Differs(given.Statements, bare.Statements, out var number))
            yield return new Finding(given.Id, number, $"{context} {verb} the schema, so that environments would differ", Fix);
        if (Differs(given.WayBack?.Statements ?? [], bare.WayBack?.Statements ?? [], out _))
            yield return new Finding(given.Id, null, $"{context} {verb} what its Down does to the schema, so that environments would differ", Fix);
    }

    /// <summary>Tells whether a statement, or one of several in one text, may change the schema.</summary>
    /// <param name="sql">The text.</param>
    /// <returns>False when it surely only reads or writes rows, or sets something that does not matter to the schema.</returns>
    public static bool MayChangeSchema(string sql) => SqlScript.Read(sql).Statements.Any(statement => !IsHarmless(StatementWords.Of(statement.Text)));

    private static bool Differs(IReadOnlyList<PlannedStatement> given, IReadOnlyList<PlannedStatement> bare, out int? number)
    {
        var (here, there) = (Schema(given), Schema(bare));
        var same = here.Zip(there).TakeWhile(pair => pair.First.Sql.ReplaceLineEndings("\n") == pair.Second.Sql.ReplaceLineEndings("\n") && pair.First.InTransaction == pair.Second.InTransaction).Count();
        number = here.ElementAtOrDefault(same)?.Number;
        return same < here.Count || same < there.Count;
    }

    private static List<PlannedStatement> Schema(IReadOnlyList<PlannedStatement> statements) => [.. statements.Where(statement => !statement.IsHistory && MayChangeSchema(statement.Sql))];

    private static bool IsHarmless(string[] words) => words switch
    {
        ["INSERT" or "UPDATE" or "DELETE" or "MERGE" or "COPY" or "VALUES" or "ANALYZE" or "VACUUM", ..] => true,
        ["SELECT" or "WITH", ..] => !MakesTable(words),
        // Where the statements after it put what they make, and whom it belongs to.
        ["SET", "LOCAL" or "SESSION", .. var setting] => IsOfNoMatter(setting),
        ["SET", .. var setting] => IsOfNoMatter(setting),
        _ => false,
    };

    private static bool MakesTable(string[] words) => words.Index().Any(word => word is { Item: "INTO", Index: > 0 } && words[word.Index - 1] is not ("INSERT" or "MERGE"));

    private static bool IsOfNoMatter(string[] setting) =>
        setting is [var name, ..] && name is not ("SEARCH_PATH" or "SCHEMA" or "ROLE" or "AUTHORIZATION") && !name.StartsWith("DEFAULT_", StringComparison.Ordinal) && !name.StartsWith('"');
}
