namespace Ferry.Core.Sql;

/// <summary>Writes SQL so that psql hands it to the server as it is.</summary>
/// <remarks>
/// Manual, psql, "Meta-Commands" and "SQL Interpolation"; tried with psql 15. Outside quotes and comments psql replaces
/// <c>:name</c>, <c>:'name'</c>, <c>:"name"</c> and <c>:{?name}</c> by variables: its own (USER, HOST, PORT, …) and whatever
/// a psqlrc file or <c>--set</c> brings, so every such colon counts. In valid SQL it stands in an array slice
/// (<c>a[1:n]</c>), where a space after the colon changes nothing for the server and keeps psql away.
/// </remarks>
public static class PsqlText
{
    private const string Backslash =
        "A backslash outside quotes begins a command of psql, and the server accepts none there: quote it or take it out.";

    private const string Continuation =
        "psql reads line by line and does not see that this string goes on as an escape string: write E'…' as one piece.";

    private const string Nul =
        "A NUL character cannot be in PostgreSQL text, and psql drops the rest of its line: take it out.";

    /// <summary>Adapts SQL text to psql.</summary>
    /// <param name="text">Any number of statements.</param>
    /// <returns>The text for psql, or every place that cannot be adapted.</returns>
    public static PsqlTextOutcome Adapt(string text)
    {
        var colons = new List<int>();
        var obstacles = new List<(int Start, string Reason)>();
        var afterCast = 0;
        var lexer = new SqlLexer(text);
        while (lexer.Read(out var token))
        {
            if (token.Kind == SqlTokenKind.EscapeText && SqlQuotes.HasEscapeAfterBreak(text, token)) obstacles.Add((token.Start, Continuation));
            if (token.Kind != SqlTokenKind.Symbol || token.Start < afterCast) continue;
            var rest = text.AsSpan(token.Start);
            if (rest is ['\\', ..]) obstacles.Add((token.Start, Backslash));
            if (rest is [':', ':', ..]) afterCast = token.Start + 2;
            if (rest is [':', var next, ..] && ContinuesVariable(next)) colons.Add(token.End);
        }

        for (var at = text.IndexOf('\0'); at >= 0; at = text.IndexOf('\0', at + 1)) obstacles.Add((at, Nul));
        foreach (var statement in SqlScript.Split(text)) obstacles.AddRange(PsqlStatements.Obstacles(statement));

        return obstacles.Count == 0
            ? new PsqlTextOutcome.Adapted(InsertSpaces(text, colons))
            : new PsqlTextOutcome.Refused(Place(text, obstacles));
    }

    private static bool ContinuesVariable(char c) => SqlCharacters.ContinuesTag(c) || c is '\'' or '"' or '{';

    private static string InsertSpaces(string text, List<int> offsets)
    {
        var parts = new List<string>();
        var from = 0;
        foreach (var offset in offsets)
        {
            parts.Add(text[from..offset]);
            from = offset;
        }

        return string.Join(' ', [.. parts, text[from..]]);
    }

    private static List<PsqlObstacle> Place(string text, List<(int Start, string Reason)> obstacles)
    {
        var placed = new List<PsqlObstacle>();
        var position = new TextPosition(text);
        foreach (var (start, reason) in obstacles.OrderBy(obstacle => obstacle.Start))
        {
            position.MoveTo(start);
            placed.Add(new PsqlObstacle(reason, start, position.Line, position.Column));
        }

        return placed;
    }
}
