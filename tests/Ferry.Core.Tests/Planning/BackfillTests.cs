using Ferry.Core.Backfills;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Planning;

public sealed class BackfillTests
{
    [Theory]
    [InlineData("a = b * 2", "a IS NULL")]
    [InlineData("a = 'x' /* why */ || '*/'", "a = E'\\'/*' -- no")]
    [InlineData("\"Größe\" = $$\"$$", "a < 1 AND b > 2 + 1")]
    public void It_is_read_as_it_was_written_and_is_one_statement(string set, string where)
    {
        var backfill = new Backfill("\"s\".\"t\"", set, where, ["a", "b"]);
        var read = Backfill.Of(new PlannedStatement(1, backfill.Sql, InTransaction: false));
        Assert.NotNull(read);
        Assert.Equal((backfill.Table, set, where), (read.Table, read.Set, read.Where));
        Assert.Equal(backfill.Key, read.Key);
        Assert.Single(Core.Sql.SqlScript.Split(backfill.Sql));
    }

    [Theory]
    [InlineData("UPDATE t SET a = 1")]
    [InlineData("UPDATE /* ferry:backfill {} */ t SET a = 1 WHERE true")]
    [InlineData("UPDATE /* ferry:backfill nonsense */ t SET a = 1 WHERE true")]
    [InlineData("UPDATE /* ferry:backfill {\"table\":\"t\",\"set\":\"a = 1\",\"where\":\"a = 0\",\"key\":[]} */ t SET a = 2 WHERE a = 0")]
    public void Anything_else_is_an_ordinary_statement(string sql) => Assert.Null(Backfill.Of(new PlannedStatement(1, sql, InTransaction: false)));

    [Fact]
    public void Inside_a_transaction_there_are_no_batches() => Assert.Null(Backfill.Of(new PlannedStatement(1, new Backfill("t", "a = 1", "a = 0", []).Sql, InTransaction: true)));

    [Fact]
    public void Batches_grow_and_shrink_towards_their_time_by_at_most_a_factor_of_two()
    {
        var size = new BatchSize(TimeSpan.FromMilliseconds(100));
        size.Learn(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2000, size.Keys);
        size.Learn(TimeSpan.FromMilliseconds(80));
        Assert.Equal(2500, size.Keys);
        size.Learn(TimeSpan.FromSeconds(5));
        Assert.Equal(1250, size.Keys);
        for (var at = 0; at < 20; at++) size.Shrink();
        Assert.Equal(10, size.Keys);
    }
}
