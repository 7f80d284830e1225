namespace Ferry.Core.Sql;

/// <summary>What a piece of SQL text is, as far as finding and classifying statements needs to know.</summary>
internal enum SqlTokenKind
{
    /// <summary>A key word or an unquoted name.</summary>
    Word,

    /// <summary><c>"…"</c> or <c>U&amp;"…"</c>.</summary>
    QuotedName,

    /// <summary><c>'…'</c>, also with the prefix B, X, N or U&amp;.</summary>
    Text,

    /// <summary><c>E'…'</c> with its continuations on further lines.</summary>
    EscapeText,

    /// <summary><c>$$…$$</c> or <c>$tag$…$tag$</c>.</summary>
    DollarText,

    /// <summary>A run of digits.</summary>
    Digits,

    /// <summary><c>$1</c>.</summary>
    Parameter,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>(</c>.</summary>
    OpenParenthesis,

    /// <summary><c>)</c>.</summary>
    CloseParenthesis,

    /// <summary>Any other single character: operators, comma, dot, brackets.</summary>
    Symbol,

    /// <summary><c>-- …</c> without the line break that ends it.</summary>
    LineComment,

    /// <summary><c>/* … */</c>, which may hold others.</summary>
    BlockComment,
}
