using static Ferry.Core.Migrations.MigrationNameOutcome;

namespace Ferry.Core.Migrations;

/// <summary>Turns what a person says about a change into the class name of its migration.</summary>
public static class MigrationName
{
    /// <summary>The most characters a name may have.</summary>
    /// <remarks>EF's history table keeps an id of 150 characters: a time stamp of 14 digits, an underscore and the name.</remarks>
    public const int MaxLength = 150 - 14 - 1;

    private const string Example =
        "Name the change and what it touches, for example add_user_profile or drop_legacy_tokens.";

    /// <summary>Makes a class name from a message.</summary>
    /// <param name="message">Words in any style: <c>add_user_profile</c>, <c>Add user profile</c>, <c>AddUserProfile</c>.</param>
    /// <param name="migrations">Names, without time stamps, of the migrations that exist.</param>
    /// <param name="types">Names of the types a class of this name would clash with: the context, its entities.</param>
    /// <returns>The name, or why there is none.</returns>
    /// <remarks>
    /// Pure. Case does not distinguish names: EF looks migrations up without regard to it, and so do some file systems.
    /// No C# keyword can come out, because each has a small first letter.
    /// </remarks>
    public static MigrationNameOutcome From(string message, IEnumerable<string> migrations, IEnumerable<string> types)
    {
        var name = MigrationNameWords.ToPascalCase(message);
        if (name.Length == 0) return new Refused($"The message \"{message}\" holds no letters.", Example);
        if (!char.IsLetter(name[0]))
            return new Refused($"A class name cannot begin with a digit, as \"{message}\" does.", $"Begin with what is done, for example Add{name}.");
        if (name.Length > MaxLength)
            return new Refused(
                $"The message gives a name of {name.Length} characters; {MaxLength} fit into EF's history table beside the time stamp.",
                $"Shorten it, for example to {MigrationNameWords.Shorten(name, MaxLength)}.");
        if (MigrationNameVagueness.IsVague(name)) return new Refused($"\"{message}\" does not say what changes.", Example);
        if (MigrationNameReserved.Has(name))
            return new Refused($"A class {name} would clash with a name that the generated code uses.", $"Say what happens to it, for example Add{name}.");
        if (Find(types, name) is { } type)
            return new Refused($"A class {name} would clash with the type {type}.", $"Say what happens to it, for example Add{name}.");
        if (Find(migrations, name) is { } migration)
            return new Refused($"There is already a migration {migration}.", "Say what this one changes beyond it.");

        return new Accepted(name);
    }

    private static string? Find(IEnumerable<string> known, string name) =>
        known.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
}
