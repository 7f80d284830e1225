using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Ledgers;

/// <summary>A migration of which an interrupted run may have committed parts.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Direction">Whether it was being applied or reverted.</param>
/// <param name="Checksum">The checksum of its commands then, see <see cref="PlannedMigration.Checksum"/>.</param>
/// <param name="Statements">The form in which it ran, without the history row.</param>
public sealed record BegunMigration(MigrationId Id, Direction Direction, string Checksum, IReadOnlyList<PlannedStatement> Statements)
{
    /// <summary>What was said to it of the environment when it was begun.</summary>
    public ContextValues Contexts { get; init; } = ContextValues.None;

    /// <summary>Puts a migration into the form in which it was begun: its own parts have changed the tables on which the form depends.</summary>
    /// <param name="planned">The migration as it would run from its beginning.</param>
    /// <returns>The same migration in that form; as it was, where its author has changed it since.</returns>
    public PlannedMigration Resume(PlannedMigration planned)
    {
        var history = planned.Statements[^1];
        return planned.Id == Id && planned.Direction == Direction && planned.Checksum == Checksum
            ? planned with { Statements = [.. Statements, history with { Number = Statements.Count + 1 }], Plain = planned.Plain ?? planned }
            : planned;
    }
}
