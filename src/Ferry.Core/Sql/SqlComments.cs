namespace Ferry.Core.Sql;

/// <summary>Finds where a comment ends.</summary>
internal static class SqlComments
{
    /// <summary>The offset of the line break, or the end of the text.</summary>
    public static int EndOfLine(string text, int open)
    {
        var found = text.AsSpan(open).IndexOfAny('\n', '\r');
        return found < 0 ? text.Length : open + found;
    }

    /// <summary>The offset after the mark that closes the outermost comment; null when the text ends first.</summary>
    public static int? EndOfBlock(string text, int open)
    {
        var depth = 1;
        for (var at = open + 2; at + 1 < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny('*', '/');
            if (found < 0) return null;
            at += found;
            switch (text.AsSpan(at))
            {
                case ['/', '*', ..]: depth++; at += 2; break;
                case ['*', '/', ..]: depth--; at += 2; break;
                default: at++; break;
            }

            if (depth == 0) return at;
        }

        return null;
    }
}
