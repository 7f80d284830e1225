namespace Ferry.Core.Sql;

/// <summary>The tokens of a statement as text, to be compared with list patterns.</summary>
internal static class StatementWords
{
    /// <summary>Reads a statement without its comments: words in capitals, everything else (quoted names too) as written.</summary>
    public static string[] Of(string text) => WordedSql.Of(text).Words;

    /// <summary>Takes an option list in parentheses from the front of the words, if there is one.</summary>
    /// <returns>The options without their parentheses, and the words after them.</returns>
    public static (string[] Options, string[] After) TakeOptions(string[] words)
    {
        var end = words is ["(", ..] ? Array.IndexOf(words, ")") : -1;
        return end < 0 ? ([], words) : (words[1..end], words[(end + 1)..]);
    }

    /// <summary>Takes the option list after the last WITH.</summary>
    public static string[] WithOptions(string[] words) => TakeOptions(words[(Array.LastIndexOf(words, "WITH") + 1)..]).Options;

    /// <summary>Whether a boolean option is on; the last mention counts, and a name without a value means on.</summary>
    /// <param name="options">Option names and values, as in <c>CREATE_SLOT = false , …</c>.</param>
    /// <param name="name">Name in capitals.</param>
    /// <param name="otherwise">What counts when the option is not mentioned.</param>
    public static bool IsOn(string[] options, string name, bool otherwise)
    {
        var at = Array.LastIndexOf(options, name);
        if (at < 0) return otherwise;
        var value = options[(at + 1)..] switch
        {
            ["=", var after, ..] => after,
            [var after, ..] => after,
            [] => "",
        };
        return value.Trim('\'').ToUpperInvariant() is not ("FALSE" or "OFF" or "0");
    }
}
