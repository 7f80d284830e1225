namespace Ferry.Core.Sql;

/// <summary>Turns the token that was left open into what is told about it.</summary>
internal static class OpenConstructs
{
    public static OpenConstruct Describe(SqlToken token, string text)
    {
        var position = new TextPosition(text);
        position.MoveTo(token.Start);
        var (kind, length) = token.Kind switch
        {
            SqlTokenKind.DollarText => (OpenConstructKind.DollarQuote, SqlQuotes.DollarMark(text, token.Start)),
            SqlTokenKind.QuotedName => (OpenConstructKind.QuotedName, 1 + text.IndexOf('"', token.Start) - token.Start),
            SqlTokenKind.BlockComment => (OpenConstructKind.Comment, 2),
            SqlTokenKind.OpenParenthesis => (OpenConstructKind.Parenthesis, 1),
            SqlTokenKind.Word => (OpenConstructKind.AtomicBody, token.End - token.Start),
            _ => (OpenConstructKind.Text, 1 + text.IndexOf('\'', token.Start) - token.Start),
        };
        return new OpenConstruct(kind, text.Substring(token.Start, length), token.Start, position.Line, position.Column);
    }
}
