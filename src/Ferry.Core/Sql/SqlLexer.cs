using static Ferry.Core.Sql.SqlCharacters;

namespace Ferry.Core.Sql;

/// <summary>Cuts SQL into tokens the way PostgreSQL does, with <c>standard_conforming_strings</c> on.</summary>
/// <remarks>Reads each character a bounded number of times. Manual, "Lexical Structure" (sql-syntax-lexical).</remarks>
internal ref struct SqlLexer(string text, int start = 0)
{
    private int _at = start;

    /// <summary>Reads the next token, comments included and white space left out; false at the end of the text.</summary>
    public bool Read(out SqlToken token)
    {
        while (_at < text.Length && IsSpace(text[_at])) _at++;
        if (_at == text.Length)
        {
            token = default;
            return false;
        }

        token = Next(text[_at]);
        _at = token.End;
        return true;
    }

    private readonly SqlToken Next(char c) => c switch
    {
        ';' => Token(SqlTokenKind.Semicolon, _at + 1),
        '(' => Token(SqlTokenKind.OpenParenthesis, _at + 1),
        ')' => Token(SqlTokenKind.CloseParenthesis, _at + 1),
        '\'' => Quoted(SqlTokenKind.Text, SqlQuotes.End(text, _at)),
        '"' => Quoted(SqlTokenKind.QuotedName, SqlQuotes.End(text, _at)),
        '-' when Peek(1) == '-' => Token(SqlTokenKind.LineComment, SqlComments.EndOfLine(text, _at)),
        '/' when Peek(1) == '*' => Quoted(SqlTokenKind.BlockComment, SqlComments.EndOfBlock(text, _at)),
        '$' => Dollar(),
        >= '0' and <= '9' => Token(SqlTokenKind.Digits, SkipDigits(_at)),
        _ when StartsName(c) => WordOrPrefix(),
        _ => Token(SqlTokenKind.Symbol, _at + 1),
    };

    // A prefix counts only directly before the quotation mark and only when it is the whole word: namE'x' is no escape string.
    private readonly SqlToken WordOrPrefix()
    {
        switch (text[_at], Peek(1), Peek(2))
        {
            case ('e' or 'E', '\'', _): return Quoted(SqlTokenKind.EscapeText, SqlQuotes.EndOfEscape(text, _at + 1));
            case ('b' or 'B' or 'x' or 'X' or 'n' or 'N', '\'', _): return Quoted(SqlTokenKind.Text, SqlQuotes.End(text, _at + 1));
            case ('u' or 'U', '&', '\''): return Quoted(SqlTokenKind.Text, SqlQuotes.End(text, _at + 2));
            case ('u' or 'U', '&', '"'): return Quoted(SqlTokenKind.QuotedName, SqlQuotes.End(text, _at + 2));
        }

        var end = _at + 1;
        while (end < text.Length && ContinuesName(text[end])) end++;
        return Token(SqlTokenKind.Word, end);
    }

    private readonly SqlToken Dollar()
    {
        if (char.IsAsciiDigit(Peek(1))) return Token(SqlTokenKind.Parameter, SkipDigits(_at + 1));
        var mark = SqlQuotes.DollarMark(text, _at);
        return mark == 0
            ? Token(SqlTokenKind.Symbol, _at + 1)
            : Quoted(SqlTokenKind.DollarText, SqlQuotes.EndOfDollar(text, _at, mark));
    }

    private readonly int SkipDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private readonly char Peek(int distance) => _at + distance < text.Length ? text[_at + distance] : '\0';

    private readonly SqlToken Token(SqlTokenKind kind, int end) => new(kind, _at, end);

    private readonly SqlToken Quoted(SqlTokenKind kind, int? end) => new(kind, _at, end ?? text.Length, end is not null);
}
