using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Sql;

namespace Ferry.Core.Ledgers;

/// <summary>What the ledger keeps of a migration that Ferry applied.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Checksum">The checksum of its commands, see <see cref="PlannedMigration.Checksum"/>.</param>
/// <param name="Up">The SQL as it was executed.</param>
/// <param name="WayBack">How it can be undone.</param>
/// <param name="IsWhole">False while only some of its transactions are committed.</param>
/// <param name="IsReverted">True when it was undone since.</param>
public sealed record LedgerMigration(
    MigrationId Id, string Checksum, IReadOnlyList<PlannedStatement> Up, WayBack WayBack, bool IsWhole, bool IsReverted)
{
    /// <summary>What was said to it of the environment when it was applied.</summary>
    public ContextValues Contexts { get; init; } = ContextValues.None;

    /// <summary>When, by whom and for how long it was applied.</summary>
    public LedgerExecution Execution { get; init; } = LedgerExecution.Unknown;

    /// <summary>How far it came, where only some of its transactions are committed.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints { get; init; } = [];

    /// <summary>The SQL as EF Core generated it: where an online form ran instead, what stands with it.</summary>
    public IReadOnlyList<PlannedStatement> Generated =>
        Up.Any(statement => statement.InsteadOf is not null)
            ? [.. Up.Where(statement => !statement.IsFinal || statement.InsteadOf is not null).SelectMany(Plain).Select((statement, index) => statement with { Number = index + 1 })]
            : Up;

    private static IEnumerable<PlannedStatement> Plain(PlannedStatement statement) => statement.InsteadOf is { } plain
        ? SqlScript.Split(plain).Select(one => new PlannedStatement(0, one.Text, InTransaction: true))
        : [statement with { BeginsTransaction = false }];
}
