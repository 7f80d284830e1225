using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class MigrationPlannerTests
{
    private const string History = "INSERT INTO h VALUES ('x');\n";
    private static readonly MigrationId Id = new("20260101000000_A");

    [Fact]
    public void The_statements_of_one_command_are_planned_one_by_one_and_the_history_row_comes_last()
    {
        var plan = Plan(("CREATE TABLE a (i int); CREATE TABLE b (i int)", false));
        Assert.Equal(["CREATE TABLE a (i int)", "CREATE TABLE b (i int)", "INSERT INTO h VALUES ('x')"], plan.Statements.Select(statement => statement.Sql));
        Assert.Equal([1, 2, 3], plan.Statements.Select(statement => statement.Number));
        Assert.True(plan.Statements[^1].IsHistory);
        Assert.True(plan.IsAtomic);
    }

    [Fact]
    public void A_suppressed_command_stands_alone_between_two_transactions_as_with_EF_Core()
    {
        var plan = Plan(("CREATE TABLE a (i int)", false), ("VACUUM a", true), ("CREATE TABLE b (i int)", false));
        Assert.Equal([[1], [2], [3, 4]], plan.CommitGroups.Select(group => group.Select(statement => statement.Number)));
        Assert.False(plan.IsAtomic);
    }

    [Fact]
    public void Several_suppressed_statements_stay_in_one_piece_because_the_server_runs_the_piece_as_one_transaction()
    {
        var plan = Plan(("UPDATE a SET i = 1; UPDATE a SET i = 2;", true));
        Assert.Equal("UPDATE a SET i = 1; UPDATE a SET i = 2", plan.Statements[0].Sql);
    }

    [Fact]
    public void Suppressed_statements_that_no_transaction_may_hold_go_one_by_one()
    {
        var plan = Plan(("CREATE INDEX CONCURRENTLY x ON a (i); CREATE INDEX CONCURRENTLY y ON a (i);", true));
        Assert.Equal(3, plan.Statements.Count);
    }

    [Fact]
    public void A_command_of_comments_only_is_no_statement() => Assert.Single(Plan(("-- nothing yet\n", false)).Statements);

    [Fact]
    public void A_statement_that_ends_our_transaction_is_a_finding() => Assert.Equal(2, Assert.Single(Findings(("SELECT 1; COMMIT; SELECT 2", false))).Statement);

    [Fact]
    public void A_concurrent_index_inside_a_transaction_is_a_finding() =>
        Assert.Contains("suppressTransaction", Assert.Single(Findings(("CREATE INDEX CONCURRENTLY x ON a (i)", false))).Fix, StringComparison.Ordinal);

    [Fact]
    public void An_unterminated_string_is_a_finding() => Assert.Single(Findings(("SELECT 'a", false)));

    [Fact]
    public void Ordinary_statements_have_no_findings() => Assert.Empty(Findings(("CREATE TABLE a (i int);", false), ("VACUUM a", true)));

    private static PlannedMigration Plan(params (string Sql, bool Suppressed)[] commands) => Run(commands).Migration;

    private static IReadOnlyList<Finding> Findings(params (string Sql, bool Suppressed)[] commands) => Run(commands).Findings;

    private static (PlannedMigration Migration, IReadOnlyList<Finding> Findings) Run((string Sql, bool Suppressed)[] commands) =>
        MigrationPlanner.Plan(Id, Direction.Up, commands.Select(command => new GeneratedCommand(command.Sql, command.Suppressed)), History);
}
