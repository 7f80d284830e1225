using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Outcomes;

public class MigrateOutcomeTests
{
    private static readonly MigrationId A = new("20260101000000_A");
    private static readonly MigrationId B = new("20260102000000_B");
    private static readonly PlannedStatement Statement = new(2, "UPDATE t\nSET nmae = 1", InTransaction: true);
    private static readonly Halt Failed = new Halt.Failed(new FailedStatement(
        B, Direction.Up, Statement, 3, "migrations/20260102000000_B.cs", new ServerError("42703", "column \"nmae\" does not exist", "a detail", "a hint", 14)));

    [Fact]
    public void A_failed_statement_is_told_with_file_number_text_state_message_detail_hint_and_position()
    {
        var text = new MigrateOutcome.RolledBack("localhost:5432/app", Failed, A).Notice.ToString();
        Assert.Equal(
            """
            A migration failed and was rolled back: 20260102000000_B. This run changed nothing. localhost:5432/app is at 20260101000000_A.
              where:    migrations/20260102000000_B.cs, statement 2 of 3
              sql:      UPDATE t
                        SET nmae = 1
              server:   SQLSTATE 42703: column "nmae" does not exist
              detail:   a detail
              hint:     a hint
              position: line 2, column 5
                        SET nmae = 1
                            ^
              fix:      mend the migration, then run the same command again
            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_lost_connection_is_no_reason_to_mend_the_migration()
    {
        var lost = new Halt.Failed(new FailedStatement(B, Direction.Up, Statement, 3, null, new ServerError("57P01", "terminating connection due to administrator command") { IsConnectionLost = true }));
        var text = new MigrateOutcome.RolledBack("db", lost, A).Notice.ToString();
        Assert.Contains("run the same command again", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mend", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rolled_back_ends_with_4_and_stopped_partway_with_5()
    {
        Assert.Equal(4, (int)new MigrateOutcome.RolledBack("db", Failed, A).ExitCode);
        Assert.Equal(5, (int)Partway([A], []).ExitCode);
        Assert.Equal(6, (int)new MigrateOutcome.Busy("db", null, TimeSpan.Zero).ExitCode);
    }

    [Fact]
    public void A_cancelled_run_that_changed_nothing_ends_with_1() =>
        Assert.Equal(1, (int)new MigrateOutcome.RolledBack("db", new Halt.Cancelled(A), null).ExitCode);

    [Fact]
    public void Stopped_partway_says_what_is_applied()
    {
        var text = Partway([A], []).Notice.ToString();
        Assert.StartsWith("Stopped partway: 1 of 2 migrations is applied to db; 20260102000000_B failed and was rolled back.", text, StringComparison.Ordinal);
        Assert.Contains("applied:  20260101000000_A", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Committed_statements_of_the_failed_migration_are_listed() =>
        Assert.Contains("statement 2: UPDATE t SET nmae = 1", Partway([], [Statement]).Notice.ToString(), StringComparison.Ordinal);

    private static MigrateOutcome.StoppedPartway Partway(MigrationId[] ran, PlannedStatement[] committed) => new("db", Failed, Direction.Up, ran, [], committed);
}
