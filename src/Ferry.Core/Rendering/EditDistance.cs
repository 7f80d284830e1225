namespace Ferry.Core.Rendering;

/// <summary>Counts the letters that were mistyped between two words.</summary>
internal static class EditDistance
{
    /// <summary>The least number of insertions, deletions, replacements and swaps of neighbours that make one word the other.</summary>
    /// <remarks>Damerau-Levenshtein distance in its restricted form (optimal string alignment): no part is edited twice.</remarks>
    public static int Between(string a, string b)
    {
        var (beforeLast, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
