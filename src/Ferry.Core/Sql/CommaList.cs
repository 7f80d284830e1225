namespace Ferry.Core.Sql;

/// <summary>Lists in the words of a statement (see <see cref="StatementWords"/>).</summary>
internal static class CommaList
{
    /// <summary>Splits at the commas that are in no parenthesis.</summary>
    public static IEnumerable<string[]> Split(string[] words)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] == "(") depth++;
            else if (words[index] == ")") depth--;
            else if (words[index] == "," && depth == 0)
            {
                yield return words[start..index];
                start = index + 1;
            }
        }

        yield return words[start..];
    }
}
