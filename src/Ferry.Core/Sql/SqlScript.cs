namespace Ferry.Core.Sql;

/// <summary>SQL text cut into its statements.</summary>
/// <param name="Statements">The statements in order; pieces of white space and comments alone are none.</param>
/// <param name="Open">What is not closed at the end of the text, which makes the last statement incomplete; null if nothing.</param>
/// <remarks>
/// Pure and linear in the length of the text. Follows PostgreSQL's own lexer (manual, "Lexical Structure") with
/// <c>standard_conforming_strings</c> on. A byte order mark at the beginning counts as white space.
/// </remarks>
public sealed record SqlScript(IReadOnlyList<SqlStatement> Statements, OpenConstruct? Open)
{
    /// <summary>Reads SQL text.</summary>
    /// <param name="text">Any number of statements.</param>
    /// <returns>The statements, and what is left open.</returns>
    public static SqlScript Read(string text) => new StatementSplitter(text).Read();

    /// <summary>Reads the statements of SQL text.</summary>
    /// <param name="text">Any number of statements.</param>
    /// <returns>The statements in order.</returns>
    public static IReadOnlyList<SqlStatement> Split(string text) => Read(text).Statements;

    /// <summary>Makes SQL text safe to be followed directly by another statement in a script.</summary>
    /// <param name="text">Any number of statements, the last with or without its semicolon.</param>
    /// <returns>The text with what it needs, or a refusal when something in it is not closed.</returns>
    /// <remarks>
    /// Adds a semicolon after the last statement if it lacks one, and a line break after a line comment at the end. Takes a
    /// byte order mark away: in the middle of a script the server reads it as part of a name.
    /// </remarks>
    public static TerminateOutcome Terminate(string text)
    {
        if (text.StartsWith('\uFEFF')) text = text[1..];
        var script = Read(text);
        if (script.Open is not null) return new TerminateOutcome.Refused(script.Open);
        if (script.Statements is [.., { IsTerminated: false } last])
        {
            var end = EndsInLineComment(last.Text) ? "\n;" : ";";
            return new TerminateOutcome.Terminated(text.Insert(last.Start + last.Text.Length, end));
        }

        return new TerminateOutcome.Terminated(EndsInLineComment(text) ? text + "\n" : text);
    }

    private static bool EndsInLineComment(string text)
    {
        var lexer = new SqlLexer(text);
        SqlToken last = default;
        while (lexer.Read(out var token)) last = token;
        return last.Kind == SqlTokenKind.LineComment && last.End == text.Length;
    }
}
