using System.Diagnostics.CodeAnalysis;

namespace Ferry.Core.Sql;

/// <summary>Reads names from the words of a statement (see <see cref="StatementWords"/>).</summary>
internal static class SqlNames
{
    /// <summary>Takes a name, qualified or not, from the front of the words.</summary>
    /// <returns>The name with every part quoted, and the words after it; null where there is none.</returns>
    public static (string Name, string[] After)? Take(string[] words)
    {
        var parts = new List<string>();
        while (words is [var first, ..] && IsName(first))
        {
            parts.Add(Quoted(first));
            words = words[1..];
            if (words is not [".", ..]) return (string.Join('.', parts), words);
            words = words[1..];
        }

        return null;
    }

    private static bool IsName(string word) => word.Length > 0 && (word[0] == '"' || word[0] == '_' || char.IsLetter(word[0]));

    // Words come in capitals; what is not quoted is folded to small letters by PostgreSQL.
    [SuppressMessage("Globalization", "CA1308", Justification = "PostgreSQL folds to small letters")]
    private static string Quoted(string word) => word[0] == '"' ? word : $"\"{word.ToLowerInvariant()}\"";
}
