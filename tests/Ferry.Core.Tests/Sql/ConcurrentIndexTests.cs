using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class ConcurrentIndexTests
{
    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY ix_a ON a (i)", "\"ix_a\"", "\"a\"")]
    [InlineData("create unique index concurrently if not exists \"Ix\" on only Shop.\"Orders\" using btree (i) where i > 0;", "\"Ix\"", "\"shop\".\"Orders\"")]
    [InlineData("/* why */ DROP INDEX CONCURRENTLY IF EXISTS s.ix_a", "\"s\".\"ix_a\"", null)]
    [InlineData("DROP INDEX CONCURRENTLY ix_a CASCADE", "\"ix_a\"", null)]
    public void Name_and_table_are_read(string sql, string name, string? table) => Assert.Equal(new ConcurrentIndex(name, table), ConcurrentIndex.Of(sql));

    [Theory]
    [InlineData("CREATE INDEX ix_a ON a (i)")]
    [InlineData("CREATE INDEX CONCURRENTLY ON a (i)")]
    [InlineData("DROP INDEX ix_a")]
    [InlineData("REINDEX INDEX CONCURRENTLY ix_a")]
    [InlineData("CREATE INDEX CONCURRENTLY ix_a ON a (i); CREATE INDEX CONCURRENTLY ix_b ON a (i)")]
    public void Other_statements_are_none(string sql) => Assert.Null(ConcurrentIndex.Of(sql));
}
