namespace Ferry.Core.Sql;

/// <summary>A statement as words (see <see cref="StatementWords"/>), with the way back to how it is written.</summary>
internal sealed class WordedSql
{
    private readonly List<SqlToken> _tokens = [];

    private WordedSql(string text)
    {
        Text = text;
        var words = new List<string>();
        var lexer = new SqlLexer(text);
        while (lexer.Read(out var token))
        {
            if (token.IsComment) continue;
            _tokens.Add(token);
            var word = token.In(text).ToString();
            words.Add(token.Kind == SqlTokenKind.Word ? word.ToUpperInvariant() : word);
        }

        Words = [.. words];
    }

    /// <summary>The statement as it is written.</summary>
    public string Text { get; }

    /// <summary>Its words in capitals, everything else (quoted names too) as written, without comments.</summary>
    public string[] Words { get; }

    /// <summary>Reads one statement.</summary>
    public static WordedSql Of(string text) => new(text);

    /// <summary>The first word, in capitals; empty where there is none.</summary>
    public static string FirstWord(string text)
    {
        var lexer = new SqlLexer(text);
        while (lexer.Read(out var token))
        {
            if (!token.IsComment) return token.Kind == SqlTokenKind.Word ? token.In(text).ToString().ToUpperInvariant() : "";
        }

        return "";
    }

    /// <summary>What is written from the first of some words at the end of the statement up to the first of some others.</summary>
    /// <param name="from">Words at the end of the statement.</param>
    /// <param name="to">Fewer words at its end; what is written before them is the end of the slice.</param>
    public string Slice(string[] from, string[] to) => Text[_tokens[At(from)].Start.._tokens[At(to) - 1].End];

    /// <summary>The statement with something put in before some words at its end.</summary>
    public string With(string insertion, string[] before) => Text.Insert(_tokens[At(before)].Start, insertion);

    /// <summary>The statement with something added after its last word.</summary>
    public string Followed(string addition) => Text.Insert(_tokens[^1].End, addition);

    private int At(string[] after) => Words.Length - after.Length;
}
