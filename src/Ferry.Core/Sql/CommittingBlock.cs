namespace Ferry.Core.Sql;

/// <summary>Finds the DO blocks that end transactions themselves.</summary>
internal static class CommittingBlock
{
    /// <summary>Whether the PL/pgSQL body of a DO has COMMIT or ROLLBACK as a statement of its own.</summary>
    /// <param name="words">The words after DO.</param>
    public static bool Is(string[] words)
    {
        var body = words.FirstOrDefault(word => word[0] is '$' or '\'');
        return body is not null && IsPlpgsql(words) && Commits(StatementWords.Of(Inside(body)));
    }

    private static bool IsPlpgsql(string[] words)
    {
        var at = Array.IndexOf(words, "LANGUAGE");
        return at < 0 || at + 1 == words.Length || words[at + 1].Trim('\'', '"').Equals("plpgsql", StringComparison.OrdinalIgnoreCase);
    }

    private static string Inside(string body)
    {
        var mark = body[0] == '$' ? SqlQuotes.DollarMark(body, 0) : 1;
        return body.Length < 2 * mark ? "" : body[mark..^mark];
    }

    private static bool Commits(string[] words)
    {
        for (var at = 1; at + 1 < words.Length; at++)
        {
            if (words[at] is "COMMIT" or "ROLLBACK"
                && words[at - 1] is ";" or "BEGIN" or "THEN" or "ELSE" or "LOOP" or ">"
                && words[at + 1] is ";" or "AND") return true;
        }

        return false;
    }
}
