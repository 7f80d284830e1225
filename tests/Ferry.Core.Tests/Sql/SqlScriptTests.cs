using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class SqlScriptTests
{
    [Theory]
    [MemberData(nameof(SplitCases.All), MemberType = typeof(SplitCases))]
    public void Semicolons_end_statements_only_outside_quotes_comments_parentheses_and_bodies(string script, string[] statements)
    {
        var read = SqlScript.Read(script);

        Assert.Equal(statements, read.Statements.Select(statement => statement.Text));
        Assert.Null(read.Open);
    }

    [Theory]
    [MemberData(nameof(SplitCases.All), MemberType = typeof(SplitCases))]
    public void The_text_of_a_statement_stands_at_its_start_in_the_script(string script, string[] statements)
    {
        var read = SqlScript.Split(script);

        Assert.Equal(statements, read.Select(statement => script.Substring(statement.Start, statement.Text.Length)));
    }

    [Theory]
    [InlineData("a;b", 1, 3)]
    [InlineData("a;\nb", 2, 1)]
    [InlineData("a;\r\nb", 2, 1)]
    [InlineData("a;\rb", 2, 1)]
    [InlineData("a;\n\r b", 3, 2)]
    [InlineData("'\n\n';\r\n\r\n\t b", 5, 3)]
    [InlineData("/*\r\n*/ a\r\n;  b", 3, 4)]
    public void Lines_and_columns_count_from_one(string script, int line, int column)
    {
        var last = SqlScript.Split(script)[^1];

        Assert.Equal((line, column), (last.Line, last.Column));
    }

    [Fact]
    public void Only_a_statement_before_a_semicolon_is_terminated()
    {
        Assert.Equal([true, false], SqlScript.Split("a; b").Select(statement => statement.IsTerminated));
        Assert.Equal([true, true], SqlScript.Split("a; b ;").Select(statement => statement.IsTerminated));
    }

    [Theory]
    [InlineData("select\n 'it''s", OpenConstructKind.Text, "'", 2, 2)]
    [InlineData("select 'a' 'b", OpenConstructKind.Text, "'", 1, 12)]
    [InlineData(@"select E'a\'", OpenConstructKind.Text, "E'", 1, 8)]
    [InlineData(@"select E'a\", OpenConstructKind.Text, "E'", 1, 8)]
    [InlineData("select E'a'\n'b\\'", OpenConstructKind.Text, "E'", 1, 8)]
    [InlineData("select u&'a", OpenConstructKind.Text, "u&'", 1, 8)]
    [InlineData("select \"a\"\"", OpenConstructKind.QuotedName, "\"", 1, 8)]
    [InlineData("select U&\"a", OpenConstructKind.QuotedName, "U&\"", 1, 8)]
    [InlineData("do $body$ x $Body$;", OpenConstructKind.DollarQuote, "$body$", 1, 4)]
    [InlineData("do $$ x $;", OpenConstructKind.DollarQuote, "$$", 1, 4)]
    [InlineData("a; /* b /* c */", OpenConstructKind.Comment, "/*", 1, 4)]
    [InlineData("/*/", OpenConstructKind.Comment, "/*", 1, 1)]
    [InlineData("/*", OpenConstructKind.Comment, "/*", 1, 1)]
    [InlineData("a (b; (c)", OpenConstructKind.Parenthesis, "(", 1, 3)]
    [InlineData("a;\ncreate function f() returns int begin atomic select 1;", OpenConstructKind.AtomicBody, "begin", 2, 33)]
    [InlineData("a (b 'c", OpenConstructKind.Text, "'", 1, 6)]
    public void What_is_not_closed_is_told_with_its_place(string script, OpenConstructKind kind, string mark, int line, int column)
    {
        var open = SqlScript.Read(script).Open;

        Assert.NotNull(open);
        Assert.Equal((kind, mark, line, column), (open.Kind, open.Mark, open.Line, open.Column));
        Assert.StartsWith(mark, script[open.Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_closed_belongs_to_the_last_statement() =>
        Assert.Equal(["a", "b 'c;\n "], SqlScript.Split("a; b 'c;\n ").Select(statement => statement.Text));

    [Fact]
    public void An_open_construct_says_what_it_is_and_where() =>
        Assert.Equal("the comment /* in line 2, column 3 has no end", $"{SqlScript.Read("a;\n  /* b").Open}");
}
