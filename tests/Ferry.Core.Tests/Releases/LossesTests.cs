using Ferry.Core.Releases;

namespace Ferry.Core.Tests.Releases;

public class LossesTests
{
    [Theory]
    [InlineData("CREATE TABLE a (i int)")]
    [InlineData("ALTER TABLE a ADD COLUMN b text")]
    [InlineData("ALTER TABLE a DROP CONSTRAINT pk, ADD CONSTRAINT ck CHECK (i IN (1, 2))")]
    [InlineData("ALTER TABLE a ALTER COLUMN b SET NOT NULL")]
    [InlineData("ALTER TABLE a RENAME COLUMN b TO c")]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS ix")]
    [InlineData("DROP VIEW v; DROP FUNCTION f(int)")]
    [InlineData("INSERT INTO a VALUES ('DROP TABLE b')")]
    [InlineData("COMMENT ON TABLE a IS 'TRUNCATE'")]
    [InlineData("-- DROP TABLE a")]
    public void Nothing_is_taken_away(string sql) => Assert.Empty(Losses.Of(sql));

    [Fact]
    public void A_table_goes_with_its_rows() =>
        Assert.Equal([new Loss.Table("\"a\""), new Loss.Table("\"S\".\"B c\"")], Losses.Of("DROP TABLE IF EXISTS A, \"S\".\"B c\" RESTRICT"));

    [Theory]
    [InlineData("ALTER TABLE a DROP COLUMN b")]
    [InlineData("ALTER TABLE IF EXISTS ONLY A DROP COLUMN IF EXISTS B RESTRICT")]
    [InlineData("alter table a drop b")]
    [InlineData("ALTER TABLE a ADD c numeric(8, 2) DEFAULT (1), DROP COLUMN \"b\"")]
    public void A_column_goes_with_its_values(string sql) => Assert.Equal([new Loss.Column("\"a\"", "\"b\"")], Losses.Of(sql));

    [Fact]
    public void Rows_go_that_a_condition_names() => Assert.Equal([new Loss.Rows("\"a\"", "i = 1 AND t = ';'")], Losses.Of("DELETE FROM a WHERE i = 1 AND t = ';';"));

    [Theory]
    [InlineData("DELETE FROM a")]
    [InlineData("TRUNCATE TABLE ONLY a")]
    public void All_rows_go(string sql) => Assert.Equal([new Loss.Rows("\"a\"", null)], Losses.Of(sql));

    [Theory]
    [InlineData("UPDATE a SET b = NULL")]
    [InlineData("DROP TABLE a CASCADE")]
    [InlineData("DROP SCHEMA s")]
    [InlineData("ALTER TABLE a ALTER COLUMN b TYPE int")]
    [InlineData("ALTER TABLE a DROP COLUMN b CASCADE")]
    [InlineData("DO $$ BEGIN DELETE FROM a; END $$")]
    [InlineData("WITH gone AS (DELETE FROM a RETURNING *) SELECT 1")]
    [InlineData("DELETE FROM a USING b WHERE a.i = b.i")]
    public void What_the_text_does_not_show_is_not_taken_for_harmless(string sql) => Assert.IsType<Loss.Unknown>(Assert.Single(Losses.Of(sql)));

    [Fact]
    public void Each_statement_counts() => Assert.Equal(2, Losses.Of("DROP TABLE a; CREATE TABLE b (i int); DROP TABLE b").Count);
}
