namespace Ferry.Core.Sql;

/// <summary>Finds single statements that hold a semicolon outside quotes, comments and parentheses: bodies of <c>BEGIN ATOMIC … END</c>.</summary>
/// <remarks>Drivers that cut a text into statements themselves, as Npgsql does, cut such a statement in the middle.</remarks>
public static class EmbeddedSemicolon
{
    /// <summary>Tells whether a text is one statement with such a semicolon in it.</summary>
    /// <param name="sql">The text.</param>
    /// <returns>True when a driver must not be left to cut it.</returns>
    public static bool IsIn(string sql) =>
        sql.Contains(';', StringComparison.Ordinal) && SqlScript.Split(sql) is [var statement] && HoldsSemicolon(statement.Text);

    private static bool HoldsSemicolon(string text)
    {
        var depth = 0;
        var lexer = new SqlLexer(text);
        while (lexer.Read(out var token))
        {
            depth += token.Kind switch { SqlTokenKind.OpenParenthesis => 1, SqlTokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 0 && token.Kind == SqlTokenKind.Semicolon) return true;
        }

        return false;
    }
}
