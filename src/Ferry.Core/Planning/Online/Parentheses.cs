namespace Ferry.Core.Planning.Online;

/// <summary>Takes what is in parentheses from the front of words.</summary>
internal static class Parentheses
{
    /// <summary>Takes the first pair, whatever is in it.</summary>
    /// <returns>The words within and the words after; null where there is none.</returns>
    public static (string[] Within, string[] After)? Take(string[] words)
    {
        if (words is not ["(", ..]) return null;
        var depth = 0;
        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] == "(") depth++;
            else if (words[index] == ")" && --depth == 0) return (words[1..index], words[(index + 1)..]);
        }

        return null;
    }
}
