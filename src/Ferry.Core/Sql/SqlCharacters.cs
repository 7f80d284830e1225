namespace Ferry.Core.Sql;

/// <summary>The character classes of PostgreSQL's lexer.</summary>
/// <remarks>
/// Manual, "Lexical Structure" (sql-syntax-lexical). The server classifies bytes, and every byte of a non-ASCII character
/// counts as a letter: a no-break space is part of a name, not white space. So .NET's own classes do not fit.
/// </remarks>
internal static class SqlCharacters
{
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    public static bool IsNewline(char c) => c is '\n' or '\r';

    public static bool StartsName(char c) => char.IsAsciiLetter(c) || c == '_' || c > '\x7f';

    public static bool ContinuesTag(char c) => StartsName(c) || char.IsAsciiDigit(c);

    public static bool ContinuesName(char c) => ContinuesTag(c) || c == '$';
}
