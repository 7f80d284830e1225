namespace Ferry.Core.Sql;

/// <summary>Finds the statements that psql delimits or feeds in a way of its own.</summary>
internal static class PsqlStatements
{
    private const string CopyReason =
        "After COPY … FROM STDIN psql reads the lines that follow as data: use INSERT.";

    private const string RoutineReason =
        "psql looks for the words BEGIN, CASE and END to find the end of a routine and misses it here: put names like these in double quotes.";

    public static IEnumerable<(int Start, string Reason)> Obstacles(SqlStatement statement)
    {
        var words = StatementWords.Of(statement.Text);
        if (words is ["COPY", ..] && ReadsInput(words)) yield return (statement.Start, CopyReason);
        if (IsRoutine(words) && !FindsEnd(words)) yield return (statement.Start, RoutineReason);
    }

    // STDIN and STDOUT mean the same after FROM; inside parentheses they are a table of a query.
    private static bool ReadsInput(string[] words)
    {
        var depth = 0;
        for (var at = 0; at + 1 < words.Length; at++)
        {
            depth += words[at] switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0 && words[at] == "FROM" && words[at + 1] is "STDIN" or "STDOUT") return true;
        }

        return false;
    }

    private static bool IsRoutine(string[] words) =>
        words is ["CREATE", "FUNCTION" or "PROCEDURE", ..] or ["CREATE", "OR", "REPLACE", "FUNCTION" or "PROCEDURE", ..];

    // Seen with psql 15: outside parentheses every BEGIN counts up, END counts down, CASE counts up between them, and a
    // semicolon ends the statement when the count is zero.
    private static bool FindsEnd(string[] words)
    {
        var (depth, begins) = (0, 0);
        foreach (var word in words)
        {
            depth = Math.Max(0, depth + word switch { "(" => 1, ")" => -1, _ => 0 });
            if (depth > 0) continue;
            if (word == ";" && begins == 0) return false;
            begins += word switch { "BEGIN" => 1, "CASE" when begins > 0 => 1, "END" when begins > 0 => -1, _ => 0 };
        }

        return begins == 0;
    }
}
