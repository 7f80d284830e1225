namespace Ferry.Core.Migrations;

/// <summary>Knows the names that say nothing: those whose words would all fit any change to any database.</summary>
/// <remarks>
/// One telling word is enough (<c>fix_login</c>), and words that are often the subject of a model (order, task, release) are
/// not in the list. Initial and Baseline say enough for a first migration.
/// </remarks>
internal static class MigrationNameVagueness
{
    private const string Doing = """
        add added adding adds adjust adjusted adjustment adjustments alter altered apply change changed changes changing clean cleaned
        cleaning cleanup correct corrected correction corrections create created creates delete deleted deletes do done drop dropped
        drops edit edited edits fix fixed fixes fixing fixup improve improved improvement improvements insert make migrate migrated
        modification modifications modified modify move patch refactor refactored refactoring remove removed removes rename renamed
        replace rework run save set sync tidy tweak tweaked tweaks update updated updates updating upgrade up down hotfix bugfix
        """;

    private const string AnyDatabase = """
        code column columns constraint constraints context core data database databases db dbcontext ef efcore entities entity field
        fields fk foreign index indexes indices key keys migration migrations model models pg pk postgres postgresql primary relation
        relations relationship relationships schema schemas script scripts snapshot sql structure table tables unique v ver version
        """;

    private const string Filler = """
        a again all also an and another any anything as at best better big bug bugs by current default demo draft dummy error errors
        etc everything example few final finally finished first for from good here hello improvement in is issue issues it just last
        later latest little maintenance major many message minor misc miscellaneous more my name new newer newest next no not now of
        ok okay old on one or other others our placeholder please problem problems progress quick random really sample second several
        simple small some something stuff temp temporary test tested testing tests that the thing things third this tmp to todo try
        trying two typo typos unknown unnamed untitled various version wip with work working works world yes
        abc asdfasdf bar baz bla blah foo foobar qux tbd xyz
        """;

    private static readonly string[] KeyboardRows = ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly HashSet<string> Words =
        [.. $"{Doing} {AnyDatabase} {Filler}".Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether no word of a PascalCase name says anything.</summary>
    public static bool IsVague(string name) => MigrationNameWords.Split(name).All(SaysNothing);

    private static bool SaysNothing(string word) =>
        Words.Contains(word)
        || word.All(char.IsDigit)
        || (word.Distinct().Count() == 1 && char.IsAscii(word[0]))
        || (word.Length >= 4 && KeyboardRows.Any(row => row.Contains(word, StringComparison.Ordinal)));
}
