using System.Globalization;
using System.Text;

namespace Ferry.Core.Migrations;

/// <summary>Takes names apart into words and puts words together to names.</summary>
internal static class MigrationNameWords
{
    /// <summary>Joins the words of a message with capitals; the rest of each word stays as written (OAuth2).</summary>
    public static string ToPascalCase(string message)
    {
        var text = message.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        // ADD_USERS is a way to write, not a row of abbreviations.
        if (!text.Any(char.IsLower)) text = text.ToLowerInvariant();

        var name = new StringBuilder();
        foreach (var word in Pieces(text))
        {
            // Two numbers side by side would become a third one.
            if (name.Length > 0 && char.IsDigit(name[^1]) && char.IsDigit(word[0])) name.Append('_');
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return name.ToString();
    }

    /// <summary>The words of a PascalCase name in small letters, numbers apart: OAuth2Login is o, auth, 2, login.</summary>
    public static IReadOnlyList<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && !Breaks(name, at)) continue;
            words.Add(name[start..at].Trim('_').ToLowerInvariant());
            start = at;
        }

        return words;
    }

    /// <summary>Cuts a name before the word that does not fit.</summary>
    public static string Shorten(string name, int length)
    {
        var end = length;
        while (end > 1 && !Breaks(name, end)) end--;
        return name[..(end > 1 ? end : length)];
    }

    private static bool Breaks(string name, int at)
    {
        var (before, here) = (name[at - 1], name[at]);
        if (char.IsDigit(before) != char.IsDigit(here)) return true;
        return char.IsUpper(here) && (!char.IsUpper(before) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsLetterOrDigit(text[at]) || (at > start && IsMark(text[at])))) continue;
            if (at > start) yield return text[start..at];
            start = at + 1;
        }
    }

    // Vowel signs and combining accents belong to the letter before them.
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
