using Ferry.Core.Sql;
using Ferry.Core.Tests.Sql;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Sql;

public class ServerAgreesTests(Psql server)
{
    /// <summary>Scripts whose routines psql, unlike the server, does not delimit: PsqlText refuses them.</summary>
    private static bool IsForPsql(string script) => PsqlText.Adapt(script) is PsqlTextOutcome.Adapted;

    [Fact]
    public async Task Psql_sends_the_statements_that_were_split()
    {
        foreach (var (script, statements) in SplitCases.All.Select(row => row.Data).Where(data => IsForPsql(data.Item1)))
        {
            var sent = await SentByPsqlAsync(script);

            Assert.Equal(statements.Select(AsSent), sent.Select(AsSent));
        }
    }

    [Fact]
    public async Task A_terminated_script_does_not_touch_what_follows()
    {
        foreach (var script in SplitCases.All.Select(row => row.Data.Item1).Where(IsForPsql))
        {
            var terminated = Assert.IsType<TerminateOutcome.Terminated>(SqlScript.Terminate(script)).Text;

            var sent = await SentByPsqlAsync(terminated + "select 'after'");

            Assert.EndsWith("select 'after'", sent[^1], StringComparison.Ordinal);
            Assert.Equal(SqlScript.Split(script).Count, sent.Count - 1);
        }
    }

    // Nonsense on purpose: every combination of quotes, comments and line ends comes up. A failure shows the script.
    [Fact]
    public async Task Psql_splits_any_text_alike()
    {
        string[] marks =
        [
            "'", "'", "\"", "$", "$$", "$a$", "a", "E", "U&", "\\", ";", ";", "-", "--", "/", "*", "/*", "*/", "(", ")", "\n", "\r", " ", " 1 ", ":",
            "create function ", "begin atomic ", ";end", "ä",
        ];
        for (var round = 0; round < 300; round++)
        {
            // As psql is given it: to psql the name in ":name$$" ends before the dollars, to the server it does not.
            if (PsqlText.Adapt(string.Concat(Random.Shared.GetItems(marks, Random.Shared.Next(40)))) is not PsqlTextOutcome.Adapted { Text: var script }) continue;
            if (SqlScript.Read(script) is not { Open: null, Statements: var statements }) continue;
            var expected = string.Join(" | ", statements.Select(statement => AsSent(statement.Text)));

            var sent = string.Join(" | ", (await SentByPsqlAsync(script)).Select(AsSent));

            Assert.True(expected == sent, $"script: {script}\nsplit: {expected}\nsent:  {sent}");
        }
    }

    [Theory]
    [InlineData("create function a1() returns int language sql begin atomic select x.end from (select 1 as end) x; end")]
    [InlineData("create function a2() returns int language sql begin atomic select 1 end; select 2 case; end")]
    [InlineData("create function a3(begin int) returns int language sql begin atomic select begin atomic from (select 1 as begin) x; end")]
    [InlineData("create procedure begin() begin atomic end")]
    [InlineData("create procedure a4() begin atomic select case when true then case 1 when 1 then 2 end end; end")]
    [InlineData("create function a5() returns int begin/**/atomic -- ;\n values (1); end")]
    [InlineData("create schema a6; create table a6.t(a int); create rule r as on insert to a6.t do (select 1; select 2)")]
    public async Task The_server_takes_whole_what_was_not_split(string script)
    {
        if (script.Contains("atomic", StringComparison.Ordinal)) await ServerNeeds.AtLeastAsync(14, "BEGIN ATOMIC");
        var commands = SqlScript.Split($"begin; create schema own; set search_path to own; {script}; rollback").SelectMany(statement => new[] { "-c", statement.Text });

        Assert.Equal("", await server.PsqlAsync([.. commands]));
    }

    private async Task<List<string>> SentByPsqlAsync(string script)
    {
        var log = Path.GetTempFileName();
        await server.PsqlFileAsync(script, "-L", log);
        var parts = (await File.ReadAllTextAsync(log)).Split("********* QUERY **********\n", StringSplitOptions.RemoveEmptyEntries);
        File.Delete(log);
        return [.. parts
            .Select(part => part[..part.IndexOf("\n**************************\n", StringComparison.Ordinal)])
            .SelectMany(SqlScript.Split)
            .Select(statement => statement.Text)];
    }

    // psql drops line comments before a statement, and empty lines outside quotes.
    private static string AsSent(string statement)
    {
        while (statement.StartsWith("--", StringComparison.Ordinal))
            statement = statement[statement.IndexOfAny(['\n', '\r'])..].TrimStart('\n', '\r', ' ');
        return string.Join('\n', statement.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
