using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class RepeatableTests
{
    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS ix_a; CREATE UNIQUE INDEX CONCURRENTLY IX_A ON a (i)")]
    [InlineData("DROP INDEX IF EXISTS \"s\".\"Ix\"; CREATE INDEX CONCURRENTLY IF NOT EXISTS \"Ix\" ON s.a (i)")]
    [InlineData("CREATE INDEX CONCURRENTLY ix ON a (i)")]
    [InlineData("DROP INDEX CONCURRENTLY ix")]
    [InlineData("ALTER TABLE a VALIDATE CONSTRAINT ck")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (i int); CREATE OR REPLACE VIEW v AS SELECT 1; VACUUM a")]
    public void What_is_guarded_can_be_run_again(string sql) => Assert.True(Repeatable.Is(Of(sql)));

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY ON a (i)")]
    [InlineData("CREATE INDEX ix ON a (i)")]
    [InlineData("UPDATE a SET i = i + 1")]
    [InlineData("DROP TABLE a")]
    [InlineData("ALTER TABLE a VALIDATE CONSTRAINT ck, ADD COLUMN j int")]
    public void What_is_not_is_not(string sql) => Assert.False(Repeatable.Is(Of(sql)));

    private static PlannedMigration Of(string sql) => new(new MigrationId("20260101000000_A"), Direction.Up, [new PlannedStatement(1, sql, InTransaction: false)]);
}
