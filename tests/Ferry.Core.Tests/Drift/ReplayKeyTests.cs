using Ferry.Core.Drift;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Drift;

public sealed class ReplayKeyTests
{
    private static readonly SchemaSurroundings Server = new(15, "public", []);

    [Fact]
    public void The_key_is_another_one_for_another_form_version_migration_or_order()
    {
        var (a, b) = (Migration("20260101_A", "SELECT 1"), Migration("20260102_B", "SELECT 2"));
        var key = ReplayKey.Of("form", Server, [a, b]);
        Assert.Equal(key, ReplayKey.Of("form", Server, [Migration("20260101_A", "SELECT 1"), b]));
        string[] others =
        [
            ReplayKey.Of("other form", Server, [a, b]), ReplayKey.Of("form", Server with { Major = 16 }, [a, b]), ReplayKey.Of("form", Server with { Schema = "app" }, [a, b]), ReplayKey.Of("form", Server with { Roles = ["reader"] }, [a, b]), ReplayKey.Of("form", Server, [b, a]), ReplayKey.Of("form", Server, [a]),
            ReplayKey.Of("form", Server, [Migration("20260101_A", "SELECT 3"), b]), ReplayKey.Of("form", Server, [Migration("20260101_X", "SELECT 1"), b]),
        ];
        Assert.Equal(9, others.Append(key).Distinct().Count());
    }

    [Fact]
    public void Only_roles_that_a_migration_names_count() =>
        Assert.Equal(["reader", "Odd Role"], (Server with { Roles = ["reader", "Odd Role", "other"] }).NamedBy([Migration("20260101_A", "GRANT SELECT ON a TO READER, \"Odd Role\"")]).Roles);

    private static PlannedMigration Migration(string id, string sql) => new(new MigrationId(id), Direction.Up, [new PlannedStatement(1, sql, InTransaction: true)]);
}
