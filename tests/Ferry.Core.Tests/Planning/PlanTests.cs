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

    public static TheoryData<Plan> Others() => new(
        Of("SELECT 1", "SELECT 3"),
        Of("SELECT 2", "SELECT 1"),
        Of("SELECT 1"),
        Of("SELECT 1SELECT 2"),
        Of(inTransaction: false, "SELECT 1", "SELECT 2"),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Id = new MigrationId("20260101000000_B") }]),
        new Plan([Of("SELECT 1", "SELECT 2").Migrations[0] with { Direction = Direction.Down }]));

    private static Plan Of(params string[] sql) => Of(inTransaction: true, sql);

    private static Plan Of(bool inTransaction, params string[] sql) =>
        new([new PlannedMigration(new MigrationId("20260101000000_A"), Direction.Up, [.. sql.Select((text, index) => new PlannedStatement(index + 1, text, inTransaction))])]);
}
