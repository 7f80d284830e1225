namespace Ferry.Core.Sql;

/// <summary>What a statement validates.</summary>
/// <param name="Table">The table, every part of its name quoted.</param>
/// <param name="Constraint">The constraint, quoted.</param>
public sealed record Validation(string Table, string Constraint)
{
    /// <summary>Reads a statement.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>What it validates; null for any other statement, and for one that does more.</returns>
    public static Validation? Of(string sql) => SqlScript.Split(sql) is [var only] ? Of(StatementWords.Of(only.Text)) : null;

    private static Validation? Of(string[] words)
    {
        if (words is not ["ALTER", "TABLE", .. var named]) return null;
        if (named is ["IF", "EXISTS", .. var guarded]) named = guarded;
        if (named is ["ONLY", .. var only]) named = only;
        return SqlNames.Take(named) is ({ } table, ["VALIDATE", "CONSTRAINT", .. var rest]) && SqlNames.Take(rest) is ({ } constraint, []) ? new Validation(table, constraint) : null;
    }
}
