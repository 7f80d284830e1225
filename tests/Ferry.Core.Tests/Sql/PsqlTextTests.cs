using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class PsqlTextTests
{
    [Theory]
    [InlineData("select a[1:n]", "select a[1: n]")]
    [InlineData("select a[1:2]", "select a[1: 2]")]
    [InlineData("select a[:USER], a[ä:ä]", "select a[: USER], a[ä: ä]")]
    [InlineData("select a[1:'2'], a[1:\"b\"]", "select a[1: '2'], a[1: \"b\"]")]
    [InlineData("select a[1::int:n::int]", "select a[1::int: n::int]")]
    [InlineData("select :{?USER}", "select : {?USER}")]
    [InlineData("select 1:::USER", "select 1::: USER")]
    public void A_colon_that_could_begin_a_variable_gets_a_space(string text, string adapted) =>
        Assert.Equal(new PsqlTextOutcome.Adapted(adapted), PsqlText.Adapt(text));

    [Theory]
    [InlineData("select '1'::int, 1 :: text, f(a := 1, b:=2)")]
    [InlineData("select a[1: n], a[1:], a[1:$1], a[1:-1], a[1:/* */2], ':")]
    [InlineData("select ':USER \\d', \":USER\", $$:USER \\d$$, E'\\':USER' -- :USER \\d\n /* :USER \\d */")]
    [InlineData("create function f() returns int begin atomic select case when true then (case when a then 1 end) end; end;")]
    [InlineData("select E'a\\n'\n 'b', 'a'\n'\\', E'a' '\\'")]
    [InlineData("copy t to stdout; copy t from '/a'; copy (select a from stdin) to stdout; select a from stdin")]
    public void What_psql_leaves_alone_stays_as_it_is(string text) =>
        Assert.Equal(new PsqlTextOutcome.Adapted(text), PsqlText.Adapt(text));

    [Theory]
    [InlineData("select 1;\n \\d", 2, 2, "backslash")]
    [InlineData("select 1 \\; select 2", 1, 10, "backslash")]
    [InlineData("a; select E'b'\n -- c\n 'd\\n'", 1, 11, "E'")]
    [InlineData("select 'a\0b'", 1, 10, "NUL")]
    [InlineData("select 1;\ncopy t (a, b) from stdin;", 2, 1, "COPY")]
    [InlineData("COPY t FROM stdout", 1, 1, "COPY")]
    [InlineData("create function begin() returns int as $$ $$; x", 1, 1, "END")]
    [InlineData("a; create or replace procedure f() begin atomic select x.end; end", 1, 4, "END")]
    public void What_psql_would_take_for_itself_is_refused_with_its_place(string text, int line, int column, string word)
    {
        var obstacle = Assert.Single(Assert.IsType<PsqlTextOutcome.Refused>(PsqlText.Adapt(text)).Obstacles);

        Assert.Equal((line, column), (obstacle.Line, obstacle.Column));
        Assert.Contains(word, obstacle.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void All_obstacles_are_told_in_order()
    {
        var refused = Assert.IsType<PsqlTextOutcome.Refused>(PsqlText.Adapt("\\a;\ncopy t from stdin;\n\\b"));

        Assert.Equal([1, 2, 3], refused.Obstacles.Select(obstacle => obstacle.Line));
    }
}
