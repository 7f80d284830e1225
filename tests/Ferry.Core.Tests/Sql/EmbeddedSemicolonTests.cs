using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class EmbeddedSemicolonTests
{
    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", true)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$", false)]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", false)]
    [InlineData("SELECT ';' -- ;", false)]
    [InlineData("UPDATE a SET i = 1; UPDATE a SET i = 2", false)]
    public void Only_the_body_of_a_standard_function_counts(string sql, bool isEmbedded) => Assert.Equal(isEmbedded, EmbeddedSemicolon.IsIn(sql));
}
