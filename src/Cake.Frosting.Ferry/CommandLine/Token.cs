namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>One option as typed.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Value">What follows <c>=</c> or <c>:</c>; null when nothing does.</param>
/// <param name="Typed">The whole word, for messages.</param>
internal sealed record Token(string Name, string? Value, string Typed)
{
    /// <summary>Reads a word; null when it is not an option but a value.</summary>
    public static Token? Read(string word)
    {
        if (word.Length < 2 || word[0] != '-' || word == "--") return null;
        var isLong = word.StartsWith("--", StringComparison.Ordinal);
        var body = word[(isLong ? 2 : 1)..];
        var cut = body.AsSpan().IndexOfAny('=', ':');
        var name = cut < 0 ? body : body[..cut];
        var value = cut < 0 ? null : body[(cut + 1)..];
        return new Token(!isLong && name.Length == 1 ? CakeOptions.LongName(name[0]) ?? name : name, value, word);
    }
}
