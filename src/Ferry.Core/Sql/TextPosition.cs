namespace Ferry.Core.Sql;

/// <summary>Counts lines and columns on a walk forward through a text; <c>\n</c>, <c>\r\n</c> and <c>\r</c> each end a line.</summary>
internal ref struct TextPosition(string text)
{
    private int _at;
    private int _lineStart;

    public int Line { get; private set; } = 1;

    public readonly int Column => _at - _lineStart + 1;

    /// <summary>Walks to an offset that is not before the last one.</summary>
    public void MoveTo(int offset)
    {
        while (text.AsSpan(_at, offset - _at).IndexOfAny('\n', '\r') is >= 0 and var found)
        {
            _at += found + 1;
            var isFirstHalf = text[_at - 1] == '\r' && _at < text.Length && text[_at] == '\n';
            if (isFirstHalf) continue;
            Line++;
            _lineStart = _at;
        }

        _at = offset;
    }
}
