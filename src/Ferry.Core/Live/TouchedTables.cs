using Ferry.Core.Planning;
using Ferry.Core.Sql;

namespace Ferry.Core.Live;

/// <summary>What a plan does to tables, as far as its text shows it.</summary>
/// <param name="Uses">Every use of a table, in the order of the plan; tables that the plan itself makes are among them.</param>
public sealed record TouchedTables(IReadOnlyList<TableUse> Uses)
{
    /// <summary>What a restore does: it touches no table, and writes a whole database into the data folder.</summary>
    public static TouchedTables OfRestore { get; } = new([]) { WritesDatabase = true };

    /// <summary>True when a whole database is written into the data folder.</summary>
    public bool WritesDatabase { get; init; }

    /// <summary>True when a statement waits for every transaction that has a snapshot, whichever tables it uses.</summary>
    public bool WaitsForSnapshots { get; init; }

    /// <summary>The indexes that plain statements make, without quotes.</summary>
    public IReadOnlyCollection<string> Indexes { get; init; } = [];

    /// <summary>The indexes of which the plan takes away what an interrupted run has left, without quotes.</summary>
    public IReadOnlyCollection<string> Repaired { get; init; } = [];

    /// <summary>The constraints that the plan validates, without quotes.</summary>
    public IReadOnlyCollection<string> Validated { get; init; } = [];

    /// <summary>The statements of which the text does not show what they do.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Reads a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>What it does; of a statement that cannot be read, every name in it counts as a table that it wants for itself.</returns>
    public static TouchedTables Of(Plan plan)
    {
        var statements = plan.Migrations.SelectMany(migration => migration.Statements.SelectMany(statement => SqlScript.Split(statement.Sql)
            .Select(part => (Where: $"{migration.Id}, statement {statement.Number}", statement.IsHistory, Words: StatementWords.Of(part.Text))))).ToList();
        return new([.. statements.SelectMany(one => UsesOf(one.Words, one.IsHistory)).Distinct()])
        {
            WaitsForSnapshots = statements.Any(one => StatementTouch.WaitsForSnapshots(one.Words)),
            Indexes = [.. statements.Select(one => BuiltPlainly(one.Words)).OfType<string>()],
            Repaired = [.. plan.Migrations.SelectMany(Repeatable.Indexes)],
            Validated = [.. statements.SelectMany(one => ValidatedBy(one.Words))],
            Unread = [.. statements.Where(one => !one.IsHistory && !StatementTouch.IsRead(one.Words)).Select(one => one.Where)],
        };
    }

    // The row itself wants little, but the history is locked against other writers first.
    private static IEnumerable<TableUse> UsesOf(string[] words, bool isHistory) =>
        (StatementTouch.Of(words) ?? StatementTouch.Guess(words, LockMode.AccessExclusiveLock)).Select(use => isHistory ? use with { Mode = LockMode.ExclusiveLock } : use);

    private static string? BuiltPlainly(string[] words)
    {
        if (words is ["CREATE", "UNIQUE", .. var unique]) words = ["CREATE", .. unique];
        if (words is not ["CREATE", "INDEX", .. var rest] || rest is ["CONCURRENTLY", ..]) return null;
        return SqlNames.Take(rest is ["IF", "NOT", "EXISTS", .. var guarded] ? guarded : rest) is ({ } name, ["ON", ..]) ? StatementTouch.Unquoted(name) : null;
    }

    private static IEnumerable<string> ValidatedBy(string[] words)
    {
        for (var at = words.AsSpan().IndexOf(["VALIDATE", "CONSTRAINT"]); at >= 0 && at + 2 < words.Length;)
        {
            words = words[(at + 2)..];
            if (SqlNames.Take(words) is ({ } name, _)) yield return StatementTouch.Unquoted(name);
            at = words.AsSpan().IndexOf(["VALIDATE", "CONSTRAINT"]);
        }
    }
}
