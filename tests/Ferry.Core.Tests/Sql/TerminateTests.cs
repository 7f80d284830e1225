using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class TerminateTests
{
    [Theory]
    [InlineData("select 1", "select 1;")]
    [InlineData("select 1\n", "select 1;\n")]
    [InlineData("a; select 1 /* b */ ", "a; select 1 /* b */; ")]
    [InlineData("select 1 -- b", "select 1 -- b\n;")]
    [InlineData("select 1 -- b\n", "select 1 -- b\n;\n")]
    [InlineData("select '-- b'", "select '-- b';")]
    [InlineData("select 1 -- b;\n/* c */", "select 1 -- b;\n/* c */;")]
    public void A_last_statement_without_a_semicolon_gets_one(string text, string terminated) =>
        Assert.Equal(new TerminateOutcome.Terminated(terminated), SqlScript.Terminate(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("select 1;")]
    [InlineData("select 1;\n\n")]
    [InlineData("select 1; /* b */")]
    [InlineData("/* b */")]
    [InlineData("-- b\n")]
    [InlineData("-- b\r")]
    public void A_text_that_is_safe_stays_as_it_is(string text) =>
        Assert.Equal(new TerminateOutcome.Terminated(text), SqlScript.Terminate(text));

    [Theory]
    [InlineData("-- b", "-- b\n")]
    [InlineData("select 1; -- b", "select 1; -- b\n")]
    [InlineData("select 1; /* a */ -- /* b", "select 1; /* a */ -- /* b\n")]
    public void A_line_comment_at_the_end_gets_its_line_break(string text, string terminated) =>
        Assert.Equal(new TerminateOutcome.Terminated(terminated), SqlScript.Terminate(text));

    [Fact]
    public void A_byte_order_mark_goes() =>
        Assert.Equal(new TerminateOutcome.Terminated("select 1;"), SqlScript.Terminate("\uFEFFselect 1"));

    [Theory]
    [InlineData("select 'a")]
    [InlineData("select \"a")]
    [InlineData("do $$ a")]
    [InlineData("select 1; /* a")]
    [InlineData("select (1")]
    [InlineData("create function f() begin atomic select 1;")]
    public void What_is_not_closed_is_refused(string text)
    {
        var refused = Assert.IsType<TerminateOutcome.Refused>(SqlScript.Terminate(text));

        Assert.Equal(SqlScript.Read(text).Open, refused.Open);
    }
}
