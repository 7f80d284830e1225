using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Status;

namespace Ferry.Core.Tests.Status;

public class EditedSightTests
{
    private static readonly MigrationStatus History = MigrationStatusTests.Of(["20260101_A", "20260102_B", "20260103_C"], ["20260101_A", "20260102_B"]);

    [Fact]
    public void What_is_as_it_was_applied_is_not_edited() =>
        Assert.Equal((0, 2), Counts(Take([Kept("20260101_A", "SELECT 1"), Kept("20260102_B", "SELECT 2")], Code("20260101_A", "SELECT 1"), Code("20260102_B", "SELECT 2"))));

    [Fact]
    public void Another_statement_or_another_transaction_boundary_is_an_edit()
    {
        var sight = Take([Kept("20260101_A", "SELECT 1", "SELECT 2"), Kept("20260102_B", "SELECT 2")], Code("20260101_A", "SELECT 1", "SELECT 3"), Code("20260102_B", inTransaction: false, "SELECT 2"));
        Assert.Equal(
            [new EditedMigration(new("20260101_A"), "10.0.0", 2, "SELECT 2", "SELECT 3"), new EditedMigration(new("20260102_B"), "10.0.0", 1, "SELECT 2", "SELECT 2")],
            sight.Edited);
    }

    [Fact]
    public void A_statement_more_or_less_is_told_as_such()
    {
        var sight = Take([Kept("20260101_A", "SELECT 1"), Kept("20260102_B", "SELECT 1", "SELECT 2")], Code("20260101_A", "SELECT 1", "SELECT 2"), Code("20260102_B", "SELECT 1"));
        Assert.Equal([(null, "SELECT 2"), ("SELECT 2", null)], sight.Edited.Select(one => (one.Was, one.Is)));
    }

    [Fact]
    public void Statements_that_were_executed_in_another_form_are_no_edit()
    {
        var generated = Code("20260101_A", "CREATE INDEX i ON t (a)");
        var executed = generated with { Statements = [new PlannedStatement(1, "CREATE INDEX CONCURRENTLY i ON t (a)", InTransaction: false)], Plain = generated };
        Assert.NotEqual((executed with { Plain = null }).Checksum, generated.Checksum);
        Assert.Equal((0, 1), Counts(Take([new LedgerMigration(executed.Id, executed.Checksum, executed.Statements, new WayBack([], null), true, false)], generated)));
    }

    [Fact]
    public void An_edit_is_told_against_what_was_generated_not_against_the_form_that_ran()
    {
        var kept = Kept("20260101_A", "SELECT 1", "CREATE INDEX CONCURRENTLY i ON t (a)", "VALIDATE", "SELECT 3");
        IReadOnlyList<PlannedStatement> ran = [kept.Up[0], kept.Up[1] with { InTransaction = false, IsFinal = true, InsteadOf = "CREATE INDEX i ON t (a);\nSELECT 2" }, kept.Up[2] with { IsFinal = true }, kept.Up[3]];
        var sight = Take([kept with { Up = ran }], Code("20260101_A", "SELECT 1", "CREATE INDEX i ON t (a)", "SELECT 2", "SELECT 4"));
        Assert.Equal((4, "SELECT 3", "SELECT 4"), (sight.Edited[0].Statement, sight.Edited[0].Was, sight.Edited[0].Is));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void What_is_not_whole_or_was_reverted_is_not_compared(bool isWhole, bool isReverted)
    {
        var sight = Take([Kept("20260101_A", "SELECT 1"), Kept("20260102_B", "SELECT 1") with { IsWhole = isWhole, IsReverted = isReverted }], Code("20260101_A", "SELECT 1"), Code("20260102_B", "SELECT 2"));
        Assert.Equal((0, 1), Counts(sight));
        Assert.Equal("20260102_B", Assert.Single(sight.NotInLedger).Value);
    }

    [Fact]
    public void The_entry_of_the_last_time_counts_where_a_migration_was_applied_again() =>
        Assert.Equal((0, 1), Counts(Take([Kept("20260101_A", "SELECT 0") with { IsReverted = true }, Kept("20260101_A", "SELECT 1")], Code("20260101_A", "SELECT 1"))));

    [Theory]
    [InlineData(LedgerAccess.Absent, "there is no ledger", false)]
    [InlineData(LedgerAccess.Denied, "may not read the ledger", true)]
    [InlineData(LedgerAccess.Read, "has none of the applied migrations", false)]
    public void Without_anything_to_compare_it_is_unknown(LedgerAccess access, string reason, bool canBeMended)
    {
        var unknown = Assert.IsType<Look<EditedSight>.Unknown>(EditedSight.Take(History, Ledger.Empty with { Access = access }, [Code("20260101_A", "SELECT 1")]));
        Assert.Contains(reason, unknown.Reason, StringComparison.Ordinal);
        Assert.Equal(canBeMended, unknown.Fix is not null);
    }

    [Fact]
    public void With_nothing_applied_nothing_is_edited_whether_there_is_a_ledger_or_not() =>
        Assert.IsType<Look<EditedSight>.Taken>(EditedSight.Take(MigrationStatusTests.Of(["20260101_A"], []), Ledger.Empty with { Access = LedgerAccess.Absent }, []));

    private static (int Edited, int Compared) Counts(EditedSight sight) => (sight.Edited.Count, sight.Compared);

    private static EditedSight Take(IReadOnlyList<LedgerMigration> kept, params PlannedMigration[] code) =>
        Assert.IsType<Look<EditedSight>.Taken>(EditedSight.Take(History, new Ledger([], [], kept), code)).Sight;

    private static PlannedMigration Code(string id, params string[] statements) => Code(id, inTransaction: true, statements);

    private static PlannedMigration Code(string id, bool inTransaction, params string[] statements) =>
        new(new MigrationId(id), Direction.Up, [.. statements.Select((sql, index) => new PlannedStatement(index + 1, sql, inTransaction)), new PlannedStatement(9, "INSERT", true, IsHistory: true)]);

    private static LedgerMigration Kept(string id, params string[] statements)
    {
        var planned = Code(id, statements);
        return new LedgerMigration(planned.Id, planned.Checksum, [.. planned.Statements.Where(one => !one.IsHistory)], new WayBack([], null), IsWhole: true, IsReverted: false);
    }
}
