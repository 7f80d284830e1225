using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class ContextFindingsTests
{
    [Theory]
    [InlineData("INSERT INTO a VALUES (1)")]
    [InlineData("/* all */ update a SET i = 1")]
    [InlineData("DELETE FROM a")]
    [InlineData("WITH b AS (SELECT 1) INSERT INTO a SELECT * FROM b")]
    [InlineData("MERGE INTO a USING b ON a.i = b.i WHEN NOT MATCHED THEN INSERT VALUES (1)")]
    [InlineData("SELECT setval('s', 3)")]
    [InlineData("SET LOCAL lock_timeout = '1s'")]
    [InlineData("SET statement_timeout = 0")]
    [InlineData("ANALYZE a")]
    public void Rows_are_not_the_schema(string sql) => Assert.False(ContextFindings.MayChangeSchema(sql));

    [Theory]
    [InlineData("CREATE INDEX ON a (i)")]
    [InlineData("-- only rows\nALTER TABLE a ADD j int")]
    [InlineData("DO $$ BEGIN INSERT INTO a VALUES (1); END $$")]
    [InlineData("CALL p()")]
    [InlineData("SELECT * INTO b FROM a")]
    [InlineData("WITH x AS (SELECT 1) SELECT * INTO b FROM x")]
    [InlineData("SET search_path = b")]
    [InlineData("SET LOCAL ROLE other")]
    [InlineData("SET SESSION AUTHORIZATION other")]
    [InlineData("GRANT SELECT ON a TO b")]
    [InlineData("INSERT INTO a VALUES (1); CREATE TABLE b ()")]
    public void Whatever_may_change_the_schema_counts_as_if_it_did(string sql) => Assert.True(ContextFindings.MayChangeSchema(sql));

    [Fact]
    public void Rows_may_depend_on_a_context() => Assert.Empty(ContextFindings.Of(Of("CREATE TABLE a ()", "INSERT INTO a VALUES (1)", "CREATE TABLE b ()"), Of("CREATE TABLE a ()", "CREATE TABLE b ()")));

    [Theory]
    [InlineData(2, "CREATE TABLE a ()", "CREATE TABLE b ()", "INSERT INTO a VALUES (1)")]
    [InlineData(1, "CREATE TABLE c ()")]
    [InlineData(null, "INSERT INTO a VALUES (1)")]
    public void A_schema_that_depends_on_a_context_is_found_with_the_first_statement_that_differs(int? number, params string[] given)
    {
        var finding = Assert.Single(ContextFindings.Of(Of(given), Of("CREATE TABLE a ()")));
        Assert.Equal((number, "the context dev_data changes the schema, so that environments would differ"), (finding.Statement, finding.Problem));
    }

    [Fact]
    public void The_same_statements_in_another_order_or_outside_of_the_transaction_are_others()
    {
        Assert.Single(ContextFindings.Of(Of("CREATE TABLE a ()", "CREATE TABLE b ()"), Of("CREATE TABLE b ()", "CREATE TABLE a ()")));
        var migration = Of("CREATE TABLE a ()");
        Assert.Single(ContextFindings.Of(migration, migration with { Statements = [migration.Statements[0] with { InTransaction = false }] }));
    }

    [Fact]
    public void The_way_back_counts_too()
    {
        var migration = Of("CREATE TABLE a ()");
        var finding = Assert.Single(ContextFindings.Of(
            migration with { WayBack = new WayBack([new PlannedStatement(1, "DROP TABLE a", true)], null) }, migration with { WayBack = new WayBack([], "its Down throws") }));
        Assert.Equal("the context dev_data changes what its Down does to the schema, so that environments would differ", finding.Problem);
    }

    private static PlannedMigration Of(params string[] sql) =>
        new(new MigrationId("20260101000000_A"), Direction.Up, [.. sql.Select((text, index) => new PlannedStatement(index + 1, text, InTransaction: true))]) { Contexts = ContextValues.Read("dev_data").Values };
}
