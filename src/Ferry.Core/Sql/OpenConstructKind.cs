namespace Ferry.Core.Sql;

/// <summary>What can be left open at the end of a script.</summary>
public enum OpenConstructKind
{
    /// <summary>A string in single quotation marks, with or without a prefix.</summary>
    Text,

    /// <summary>A name in double quotation marks.</summary>
    QuotedName,

    /// <summary>A string between <c>$$</c> or <c>$tag$</c>.</summary>
    DollarQuote,

    /// <summary>A comment that begins with <c>/*</c>.</summary>
    Comment,

    /// <summary>A parenthesis; semicolons inside it end no statement.</summary>
    Parenthesis,

    /// <summary>A routine body that begins with <c>BEGIN ATOMIC</c>; semicolons inside it end no statement.</summary>
    AtomicBody,
}
