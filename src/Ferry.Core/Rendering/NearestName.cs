namespace Ferry.Core.Rendering;

/// <summary>Finds the name a person probably meant.</summary>
public static class NearestName
{
    /// <summary>Finds the known name nearest to what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">The valid names; of two that are equally near the first wins.</param>
    /// <returns>A name of <paramref name="known"/>, or null when nothing is near.</returns>
    /// <remarks>
    /// Pure. Case, <c>-</c>, <c>_</c> and spaces do not count. Near are, in this order: few slips of the finger (a wrong, missing,
    /// additional or swapped letter; one for every four letters, three at most), a name of which the beginning was typed, and one of which the last
    /// words were typed (<c>status</c> for <c>migrate-status</c>).
    /// </remarks>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var wanted = Letters(typed);
        if (wanted.Length == 0) return null;
        return known
            .Select(name => (Name: name, Rank: Rank(wanted, name)))
            .Where(candidate => candidate.Rank is not null)
            .OrderBy(candidate => candidate.Rank)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Slips come first, then beginnings, then ends; among these the shortest addition. Null when the name is not near.
    private static (int Way, int Distance)? Rank(string wanted, string name)
    {
        var letters = Letters(name);
        var slips = EditDistance.Between(wanted, letters);
        if (slips <= Allowed(Math.Max(wanted.Length, letters.Length))) return (0, slips);
        if (wanted.Length >= 2 && letters.StartsWith(wanted, StringComparison.Ordinal)) return (1, letters.Length - wanted.Length);
        return LastWords(name).Contains(wanted) ? (2, letters.Length - wanted.Length) : null;
    }

    private static int Allowed(int length) => length < 3 ? 0 : Math.Clamp(length / 4, 1, 3);

    private static IEnumerable<string> LastWords(string name) =>
        Enumerable.Range(1, Math.Max(0, name.Length - 1)).Where(at => IsSeparator(name[at - 1])).Select(at => Letters(name[at..]));

    private static string Letters(string name) => string.Concat(name.Where(c => !IsSeparator(c))).ToLowerInvariant();

    private static bool IsSeparator(char c) => c is '-' or '_' or ' ';
}
