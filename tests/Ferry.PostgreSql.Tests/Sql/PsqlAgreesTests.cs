using Ferry.Core.Sql;

namespace Ferry.PostgreSql.Tests.Sql;

public class PsqlAgreesTests(Psql server)
{
    [Theory]
    [InlineData("select a[1:\"USER\"], a[1:n], a[1:2], a[1::int:n::int], a[:'2'] from (select array[1,2,3] a, 2 n, 2 \"USER\") x")]
    [InlineData("select ':USER', $$:n \\d$$, E'\\':n', ':''n' /* :n \\d */ -- :n \\d")]
    public async Task Through_psql_with_its_variables_the_server_gets_the_same(string sql)
    {
        var adapted = Assert.IsType<PsqlTextOutcome.Adapted>(PsqlText.Adapt(sql)).Text;

        var direct = await server.PsqlAsync("-c", sql);

        Assert.DoesNotContain("ERROR", direct, StringComparison.Ordinal);
        Assert.Equal(direct, await server.PsqlFileAsync(adapted, "-v", "n=3", "-v", "2=3"));
    }

    [Theory]
    [InlineData("select a[1:n] from (select array[1,2,3] a, 2 n) x")]
    [InlineData("select E'a'\n'\\';'")]
    [InlineData("select 1 \\echo no")]
    [InlineData("select count(*) from (values (1)) x; create function begin() returns int language sql return 1; vacuum")]
    [InlineData("create function b1() returns int begin atomic select x.end from (select 1 as end) x; end; select 1")]
    [InlineData("create temp table c(a int); copy c from stdin;\nselect 1")]
    public async Task Psql_really_does_something_else_with_the_original(string sql)
    {
        Assert.NotEqual(new PsqlTextOutcome.Adapted(sql), PsqlText.Adapt(sql));

        var direct = new List<string>();
        foreach (var statement in SqlScript.Split(sql)) direct.Add(await server.PsqlAsync("-c", statement.Text));

        Assert.NotEqual(string.Join('\n', direct.Where(said => said.Length > 0)), await server.PsqlFileAsync(sql, "-v", "n=3"));
    }
}
