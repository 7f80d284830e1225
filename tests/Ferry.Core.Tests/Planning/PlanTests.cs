using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class PlanTests
{
    [Fact]
    public void The_hash_is_the_same_for_the_same_plan() => Assert.Equal(Of("SELECT 1").Hash, Of("SELECT 1").Hash);

    [Theory]
    [MemberData(nameof(Others))]
    public void The_hash_differs_for_any_difference(Plan other) => Assert.NotEqual(Of("SELECT 1", "SELECT 2").Hash, other.Hash);

    [Fact]
    public void The_seal_holds_for_one_plan_one_schema_and_one_database_only()
    {
        var seal = Of("SELECT 1").SealedFor("schema", "database");

        Assert.Equal(seal, Of("SELECT 1").SealedFor("schema", "database"));
        Assert.NotEqual(seal, Of("SELECT 2").SealedFor("schema", "database"));
        Assert.NotEqual(seal, Of("SELECT 1").SealedFor("another", "database"));
        Assert.NotEqual(seal, Of("SELECT 1").SealedFor("schema", "another"));
    }

    [Fact]
    public void The_checksum_of_a_migration_does_not_count_its_history_row()
    {
        var migration = Of("SELECT 1").Migrations[0];

        Assert.Equal(migration.Checksum, (migration with { Statements = [.. migration.Statements, new PlannedStatement(2, "INSERT … '10.0.1'", true, IsHistory: true)] }).Checksum);
        Assert.NotEqual(migration.Checksum, Of("SELECT 2").Migrations[0].Checksum);
    }

    [Fact]
    public void The_checksum_of_a_migration_is_the_same_on_every_machine() =>
        Assert.Equal(Of("CREATE TABLE a (\n    i int\n)").Migrations[0].Checksum, Of("CREATE TABLE a (\r\n    i int\r\n)").Migrations[0].Checksum);

    [Fact]
    public void The_contexts_stay_with_a_plan_in_every_form_and_are_no_part_of_a_checksum()
    {
        var plan = Under("dev_data,region=eu");

        Assert.Equal("dev_data=true,region=eu", plan.Contexts.ToString());
        Assert.Equal("dev_data=true,region=eu", plan.Plain.Contexts.ToString());
        Assert.Equal(plan.Hash, Ferry.Core.Planning.Online.OnlineForm.Of(plan, new Dictionary<string, Ferry.Core.Planning.Online.RelationFacts>()).Hash);
        Assert.Equal(plan.Hash, Under("region=eu,dev_data=true").Hash);
        Assert.NotEqual(plan.Hash, Under("dev_data,region=us").Hash);
        Assert.Equal(Of("SELECT 1").Hash, Under(null).Hash);
        Assert.Equal(Of("SELECT 1").Migrations[0].Checksum, plan.Migrations[0].Checksum);
    }

    public static TheoryData<Plan> Others() => new(
        Of("SELECT 1", "SELECT 3"),
        Of("SELECT 2", "SELECT 1"),
        Of("SELECT 1"),
        Of("SELECT 1SELECT 2"),
        Of(inTransaction: false, "SELECT 1", "SELECT 2"),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Statements = [new(1, "SELECT 1", true), new(2, "SELECT 2", true) { BeginsTransaction = true }] }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Id = new MigrationId("20260101000000_B") }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Contexts = ContextValues.Read("dev_data").Values }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Direction = Direction.Down }]));

    private static Plan Under(string? contexts) => new([Of("SELECT 1").Migrations[0] with { Contexts = ContextValues.Read(contexts).Values }]);

    private static Plan Of(params string[] sql) => Of(inTransaction: true, sql);

    private static Plan Of(bool inTransaction, params string[] sql) =>
        new([new PlannedMigration(new MigrationId("20260101000000_A"), Direction.Up, [.. sql.Select((text, index) => new PlannedStatement(index + 1, text, inTransaction))])]);
}
