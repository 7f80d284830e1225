using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Ledgers;

public sealed class ResumptionTests
{
    private static readonly PlannedMigration Migration = new(new MigrationId("20260101000000_Mixed"), Direction.Up,
    [
        new PlannedStatement(1, "ALTER TABLE t ADD a int", InTransaction: true),
        new PlannedStatement(2, "ALTER TABLE t ADD b int", InTransaction: true),
        new PlannedStatement(3, "VACUUM t", InTransaction: false),
        new PlannedStatement(4, "CALL p()", InTransaction: false),
        new PlannedStatement(5, "INSERT INTO history", InTransaction: true, IsHistory: true),
    ]);

    private static readonly Checkpoint First = Done(0);

    [Fact]
    public void Without_checkpoints_it_begins_at_the_beginning() => Assert.Equal(new Resumption(0), Resumption.Of(Migration, []));

    [Fact]
    public void It_goes_on_behind_what_is_committed()
    {
        Assert.Equal(new Resumption(1), Resumption.Of(Migration, [First]));
        Assert.Equal(new Resumption(2), Resumption.Of(Migration, [Done(1), First]));
        Assert.Equal(new Resumption(3), Resumption.Of(Migration, [First, Done(1), Done(2)]));
    }

    [Fact]
    public void A_statement_that_was_begun_is_said_to_be() =>
        Assert.Equal(new Resumption(2, IsStarted: true), Resumption.Of(Migration, [First, Done(1), Done(2) with { IsDone = false }]));

    [Fact]
    public void What_is_committed_has_to_read_as_it_ran()
    {
        Assert.Equal(new Resumption(0, Edited: 2), Resumption.Of(Migration, [First with { Hash = "another" }]));
        Assert.Equal(new Resumption(1, Edited: 3), Resumption.Of(Migration, [First, new Checkpoint(4, Done(2).Hash, IsDone: true)]));
        Assert.Equal(new Resumption(0, Edited: 2), Resumption.Of(Migration, [First with { IsDone = false }, Done(1)]));
    }

    [Fact]
    public void A_migration_that_became_shorter_than_what_is_committed_was_edited()
    {
        var shorter = Migration with { Statements = [.. Migration.Statements.Take(2), Migration.Statements[4] with { Number = 3 }] };
        Assert.Equal(new Resumption(0, Edited: 3), Resumption.Of(shorter, [First]));
    }

    private static Checkpoint Done(int group) => new(Migration.CommitGroups[group][^1].Number, Checkpoint.HashOf(Migration.CommitGroups[group]), IsDone: true);
}
