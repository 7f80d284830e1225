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

    /// <summary>
    /// SHA-256 over its statements and their transaction boundaries, in hexadecimal; the history row does not count, since it holds EF Core's
    /// version, and neither does how lines end, since EF Core ends them as the machine does.
    /// </summary>
    public string Checksum => TextHash.Of(Texts(Statements.Where(statement => !statement.IsHistory)).Select(text => text.ReplaceLineEndings("\n")));

    /// <summary>
    /// The checksum of the statements as EF Core generates them: what the ledger keeps, and what tells later whether a migration was edited.
    /// Whoever puts other statements in their place carries it over.
    /// </summary>
    public string SourceChecksum
    {
        get => field ?? Checksum;
        init;
    }

    /// <summary>
    /// The statements in the groups that commit together, as EF Core groups them: neighbours inside a transaction form one,
    /// a statement outside stands alone.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<PlannedStatement>> CommitGroups
    {
        get
        {
            var groups = new List<List<PlannedStatement>>();
            foreach (var statement in Statements)
            {
                if (statement.InTransaction && groups.Count > 0 && groups[^1][0].InTransaction) groups[^1].Add(statement);
                else groups.Add([statement]);
            }

            return groups;
        }
    }

    /// <summary>True when all of it commits at once or not at all.</summary>
    public bool IsAtomic => CommitGroups.Count == 1;

    /// <summary>What of it goes into a hash.</summary>
    internal IEnumerable<string> Texts(IEnumerable<PlannedStatement> statements) =>
        statements.Select(statement => $"{(statement.InTransaction ? "in" : "out")} {statement.Sql}").Prepend($"{Direction} {Id}");
}
