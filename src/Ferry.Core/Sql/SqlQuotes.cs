using static Ferry.Core.Sql.SqlCharacters;

namespace Ferry.Core.Sql;

/// <summary>Finds where a quotation ends; null when the text ends first.</summary>
internal static class SqlQuotes
{
    /// <summary>The end of a quotation in which only the doubled mark stands for itself.</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="open">Offset of the opening mark.</param>
    public static int? End(string text, int open)
    {
        var mark = text[open];
        for (var at = open + 1; (at = text.IndexOf(mark, at)) >= 0; at += 2)
        {
            if (at + 1 == text.Length || text[at + 1] != mark) return at + 1;
        }

        return null;
    }

    /// <summary>The end of an escape string, in which a backslash protects the next character.</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="open">Offset of the opening mark, after the E.</param>
    public static int? EndOfEscape(string text, int open)
    {
        while (EndOfEscapePart(text, open) is { } end)
        {
            if (Continuation(text, end) is not { } next) return end;
            open = next;
        }

        return null;
    }

    /// <summary>Whether an escape string has a backslash in a part after its first.</summary>
    public static bool HasEscapeAfterBreak(string text, SqlToken token) =>
        EndOfEscapePart(text, token.Start + 1) is { } end && text.AsSpan(end, token.End - end).Contains('\\');

    private static int? EndOfEscapePart(string text, int open)
    {
        for (var at = open + 1; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny('\'', '\\');
            if (found < 0) return null;
            at += found;
            if (text[at] == '\'' && (at + 1 == text.Length || text[at + 1] != '\'')) return at + 1;
            at += 2;
        }

        return null;
    }

    /// <summary>The length of the mark <c>$tag$</c> at an offset, or 0 when there is none.</summary>
    public static int DollarMark(string text, int open)
    {
        var at = open + 1;
        if (at < text.Length && StartsName(text[at]))
            while (at < text.Length && ContinuesTag(text[at])) at++;
        return at < text.Length && text[at] == '$' ? at + 1 - open : 0;
    }

    /// <summary>The end of a dollar quotation whose mark has the given length.</summary>
    public static int? EndOfDollar(string text, int open, int mark)
    {
        var found = text.AsSpan(open + mark).IndexOf(text.AsSpan(open, mark));
        return found < 0 ? null : open + mark + found + mark;
    }

    // Two strings with a line break between them are one constant (manual, 4.1.2.1), and the second half of an escape
    // string is an escape string too. Line comments may stand between them.
    private static int? Continuation(string text, int at)
    {
        var lineBreak = false;
        while (at < text.Length)
        {
            if (IsSpace(text[at])) lineBreak |= IsNewline(text[at++]);
            else if (text.AsSpan(at).StartsWith("--")) at = SqlComments.EndOfLine(text, at);
            else return lineBreak && text[at] == '\'' ? at : null;
        }

        return null;
    }
}
