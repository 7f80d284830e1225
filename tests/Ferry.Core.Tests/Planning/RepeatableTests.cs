using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public class RepeatableTests
{
    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS ix_a; CREATE UNIQUE INDEX CONCURRENTLY IX_A ON a (i)", "ix_a, ix_a")]
    [InlineData("DROP INDEX IF EXISTS \"s\".\"Ix\"; CREATE INDEX CONCURRENTLY IF NOT EXISTS \"Ix\" ON s.a (i)", "s.Ix, Ix")]
    [InlineData("CREATE INDEX CONCURRENTLY ix ON a (i)", "ix")]
    [InlineData("DROP INDEX CONCURRENTLY ix", "ix")]
    [InlineData("CREATE INDEX CONCURRENTLY ON a (i)", "")]
    [InlineData("CREATE INDEX ix ON a (i); UPDATE a SET i = i + 1", "")]
    [InlineData("DROP INDEX ix", "")]
    [InlineData("REINDEX INDEX CONCURRENTLY s.\"Ix\"", "s.Ix_ccnew, s.Ix_ccold")]
    public void An_index_that_is_built_concurrently_or_dropped_where_it_is_there_is_taken_away(string sql, string expected) =>
        Assert.Equal(expected, string.Join(", ", Repeatable.Indexes(new(new MigrationId("20260101000000_A"), Direction.Up, [new PlannedStatement(1, sql, InTransaction: false)]))));
}
