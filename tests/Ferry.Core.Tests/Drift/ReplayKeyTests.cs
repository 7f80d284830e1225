using Ferry.Core.Drift;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Drift;

public sealed class ReplayKeyTests
{
    [Fact]
    public void The_key_is_another_one_for_another_form_version_migration_or_order()
    {
        var (a, b) = (Migration("20260101_A", "SELECT 1"), Migration("20260102_B", "SELECT 2"));
        var key = ReplayKey.Of("form", 15, [a, b]);
        Assert.Equal(key, ReplayKey.Of("form", 15, [Migration("20260101_A", "SELECT 1"), b]));
        string[] others =
        [
            ReplayKey.Of("other form", 15, [a, b]), ReplayKey.Of("form", 16, [a, b]), ReplayKey.Of("form", 15, [b, a]), ReplayKey.Of("form", 15, [a]),
            ReplayKey.Of("form", 15, [Migration("20260101_A", "SELECT 3"), b]), ReplayKey.Of("form", 15, [Migration("20260101_X", "SELECT 1"), b]),
        ];
        Assert.Equal(7, others.Append(key).Distinct().Count());
    }

    private static PlannedMigration Migration(string id, string sql) => new(new MigrationId(id), Direction.Up, [new PlannedStatement(1, sql, InTransaction: true)]);
}
