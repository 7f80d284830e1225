using Ferry.Core.Migrations;

namespace Ferry.Core.Planning;

/// <summary>The statements of one migration in one direction, the history row included.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Direction">Apply or revert.</param>
/// <param name="Statements">In the order in which they run.</param>
public sealed record PlannedMigration(MigrationId Id, Direction Direction, IReadOnlyList<PlannedStatement> Statements)
{
    /// <summary>How it can be undone once it is applied; null for a migration that is being reverted.</summary>
    public WayBack? WayBack { get; init; }

    /// <summary>Why it keeps EF Core's form on every table, in its author's words; null when it does not.</summary>
    public string? OfflineBecause { get; init; }

    /// <summary>What was said to it of the environment.</summary>
    public ContextValues Contexts { get; init; } = ContextValues.None;

    /// <summary>The form that EF Core generated, where the online form runs instead; null where it runs itself.</summary>
    public PlannedMigration? Plain { get; init; }

    /// <summary>
    /// SHA-256 over its statements and their transaction boundaries, in hexadecimal; the history row does not count, since it holds EF
    /// Core's version, nor does how lines end, since EF Core ends them as the machine does, nor the form in which it runs, since that
    /// depends on the rows of the database.
    /// </summary>
    public string Checksum
    {
        get => field ?? Plain?.Checksum ?? TextHash.Of(Texts(Statements.Where(statement => !statement.IsHistory)).Select(text => text.ReplaceLineEndings("\n")));
        init;
    }

    /// <summary>
    /// The statements in the groups that commit together: neighbours inside a transaction form one, unless a new one begins between
    /// them, and a statement outside stands alone.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<PlannedStatement>> CommitGroups
    {
        get
        {
            var groups = new List<List<PlannedStatement>>();
            foreach (var statement in Statements)
            {
                if (statement is { InTransaction: true, BeginsTransaction: false } && groups.Count > 0 && groups[^1][0].InTransaction) groups[^1].Add(statement);
                else groups.Add([statement]);
            }

            return groups;
        }
    }

    /// <summary>True when all of it commits at once or not at all.</summary>
    public bool IsAtomic => CommitGroups.Count == 1;

    /// <summary>Makes it keep EF Core's form on every table.</summary>
    /// <param name="reason">Why, in its author's words.</param>
    /// <returns>The migration, none of whose statements may get another form.</returns>
    public PlannedMigration Offline(string reason) => this with { OfflineBecause = reason, Statements = [.. Statements.Select(statement => statement with { IsFinal = true })] };

    /// <summary>What of it goes into a hash.</summary>
    internal IEnumerable<string> Texts(IEnumerable<PlannedStatement> statements) =>
        statements.Select(statement => $"{Place(statement)} {statement.Sql}").Prepend($"{Direction} {Id}");

    /// <summary>What goes into the hash of a plan beside <see cref="Texts"/>.</summary>
    internal IEnumerable<string> ContextTexts => Contexts.IsNone ? [] : [$"contexts {Contexts}"];

    private static string Place(PlannedStatement statement) => statement switch
    {
        { InTransaction: false } => "out",
        { BeginsTransaction: true } => "begin",
        _ => "in",
    };
}
