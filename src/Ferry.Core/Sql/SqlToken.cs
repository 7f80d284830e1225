namespace Ferry.Core.Sql;

/// <summary>A piece of SQL text between white space.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="IsClosed">False when a quotation or comment runs to the end of the text without its closing mark.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End, bool IsClosed = true)
{
    public bool IsComment => Kind is SqlTokenKind.LineComment or SqlTokenKind.BlockComment;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    /// <summary>Whether this is the given key word; case does not matter, and a quoted name is none.</summary>
    public bool Is(string word, string text) =>
        Kind == SqlTokenKind.Word && In(text).Equals(word, StringComparison.OrdinalIgnoreCase);
}
