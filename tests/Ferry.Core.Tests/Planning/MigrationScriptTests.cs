using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class MigrationScriptTests
{
    private static readonly MigrationId Id = new("20260101000000_A");

    [Fact]
    public void The_history_row_stands_in_the_transaction_of_its_migration()
    {
        var script = Plain(("CREATE TABLE a (i int)", false));
        Assert.EndsWith("-- apply 20260101000000_A\nBEGIN;\nCREATE TABLE a (i int);\nINSERT INTO h VALUES (1);\nCOMMIT;\n\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_ends_in_a_line_comment_gets_its_semicolon_outside_the_comment() =>
        Assert.Matches(@"SELECT 1\s*;? *-- why\s*;?\s*INSERT", Plain(("SELECT 1 -- why", false)));

    [Fact]
    public void A_suppressed_statement_stands_outside_the_transaction() =>
        Assert.Contains("-- apply 20260101000000_A\nVACUUM a;\nBEGIN;\nINSERT", Plain(("VACUUM a", true)), StringComparison.Ordinal);

    [Fact]
    public void An_idempotent_script_refuses_what_cannot_be_in_a_transaction()
    {
        var (script, findings) = MigrationScript.Idempotent([Migration(("CREATE INDEX CONCURRENTLY x ON a (i)", true))], "CREATE", "h");
        Assert.Null(script);
        Assert.Equal(1, Assert.Single(findings).Statement);
    }

    [Fact]
    public void A_dollar_quote_in_the_text_does_not_end_the_quote_around_it()
    {
        var (script, _) = MigrationScript.Idempotent([Migration(("DO $sql$ BEGIN PERFORM 1; END $sql$", false))], "CREATE", "h");
        Assert.Contains("EXECUTE $sql1$DO $sql$ BEGIN PERFORM 1; END $sql$\n$sql1$;", script, StringComparison.Ordinal);
    }

    private static string Plain(params (string Sql, bool Suppressed)[] commands) => MigrationScript.Plain([Migration(commands)], "CREATE TABLE h (i int)").Script!;

    private static PlannedMigration Migration(params (string Sql, bool Suppressed)[] commands) => MigrationPlanner.Plan(
        Id, Direction.Up, commands.Select(command => new GeneratedCommand(command.Sql, command.Suppressed)), "INSERT INTO h VALUES (1)").Migration;
}
