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

    public static TheoryData<Plan> Others() => new(
        Of("SELECT 1", "SELECT 3"),
        Of("SELECT 2", "SELECT 1"),
        Of("SELECT 1"),
        Of("SELECT 1SELECT 2"),
        Of(inTransaction: false, "SELECT 1", "SELECT 2"),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Statements = [new(1, "SELECT 1", true), new(2, "SELECT 2", true) { BeginsTransaction = true }] }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Id = new MigrationId("20260101000000_B") }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Direction = Direction.Down }]));

    private static Plan Of(params string[] sql) => Of(inTransaction: true, sql);

    private static Plan Of(bool inTransaction, params string[] sql) =>
        new([new PlannedMigration(new MigrationId("20260101000000_A"), Direction.Up, [.. sql.Select((text, index) => new PlannedStatement(index + 1, text, inTransaction))])]);
}
