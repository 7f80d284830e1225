using Ferry.Core.Sql;
using FsCheck;
using FsCheck.Fluent;

namespace Ferry.Core.Tests.Sql;

public class SqlScriptProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true);

    private static readonly Gen<string> Space = Gen.Elements(" ", "\n", "\r\n", "\t", " \f ", "\n\n");

    private static readonly Gen<string> Piece = Gen.Elements(
        "a", "1", "$1", ",", "=", "::", "- -", "a$b$c", "begin", "case", "end", "ä\u00A0", "(a; b)", "((;);)", "'x;''y'", "''",
        "E'\\';\\\\'", "e';'''", "U&'\\;'", "B'1;'", "\"a;\"\"'b\"", "$$;'$$", "$t$ ; $$ $t $t$", "$Ä$;$Ä$", "/* ; /* ' */ */",
        "-- ; ' /*\n", "/***/");

    private static readonly Gen<string> Statement =
        from head in Gen.Elements("select", "-- why;\ncreate", "create function f() begin atomic select 1; select case when a then 1 end; end")
        from pieces in Gen.Zip(Space, Piece).ListOf()
        select head + string.Concat(pieces.Select(pair => pair.Item1 + pair.Item2)) + " z";

    private static readonly Gen<string> Padding = Gen.Elements("", " ", "\n", "\t\r\n", "-- ;'\n", " /* ; */ ").Where(padding => !padding.Contains(';', StringComparison.Ordinal));

    // Random marks: mostly nonsense, but every combination of quotes, comments and line ends comes up.
    private static readonly Arbitrary<string> Marks = Gen.Elements(
            "'", "\"", "$", "$$", "$a$", "a", "E", "U&", "\\", ";", "-", "--", "/", "*", "/*", "*/", "(", ")", "\n", "\r", " ", "1",
            "create function ", "begin atomic ", "end", "ä")
        .ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Statements_joined_with_semicolons_come_back()
    {
        var scripts = Gen.Zip(Padding, Statement).ListOf().ToArbitrary();
        Prop.ForAll(scripts, parts =>
        {
            var script = string.Concat(parts.Select(part => part.Item1 + part.Item2 + ";"));
            return SqlScript.Split(script).Select(statement => statement.Text).SequenceEqual(parts.Select(part => part.Item1.TrimStart() + part.Item2));
        }).Check(Many);
    }

    [Fact]
    public void Offsets_lines_and_columns_are_exact_in_any_text() => Prop.ForAll(Marks, text =>
        SqlScript.Split(text).All(statement =>
        {
            var before = text[..statement.Start].ReplaceLineEndings("\n").Split('\n');
            return text.Substring(statement.Start, statement.Text.Length) == statement.Text
                && (before.Length, before[^1].Length + 1) == (statement.Line, statement.Column);
        })).Check(Many);

    [Fact]
    public void A_statement_of_any_text_is_one_statement_by_itself() => Prop.ForAll(Marks, text =>
    {
        var script = SqlScript.Read(text);
        return script.Statements.Take(script.Open is null ? int.MaxValue : script.Statements.Count - 1)
            .All(statement => SqlScript.Split(statement.Text).Select(part => part.Text).SequenceEqual([statement.Text]));
    }).Check(Many);

    [Fact]
    public void Any_text_is_either_refused_or_terminated_so_that_another_statement_can_follow() => Prop.ForAll(Marks, text =>
        SqlScript.Terminate(text) switch
        {
            TerminateOutcome.Terminated(var terminated) =>
                SqlScript.Split(terminated + "z").ToArray() is [.. var before, { IsTerminated: false } last]
                && last.Text.EndsWith('z')
                && before.All(statement => statement.IsTerminated)
                && before.Select(statement => statement.Text).SequenceEqual(SqlScript.Split(text).Select(statement => statement.Text))
                && SqlScript.Terminate(terminated) == new TerminateOutcome.Terminated(terminated),
            _ => SqlScript.Read(text).Open is not null,
        }).Check(Many);

    [Fact]
    public void What_is_adapted_to_psql_has_the_same_tokens_and_stays_as_it_is_when_adapted_again() => Prop.ForAll(
        Gen.Elements(":", "::", "=", "a", "'", "\"", "$$", "1", " ", ";", "{", "--", "\n").ListOf().Select(string.Concat).ToArbitrary(),
        text => PsqlText.Adapt(text) is not PsqlTextOutcome.Adapted(var adapted)
            || (adapted.Replace(": ", ":", StringComparison.Ordinal) == text.Replace(": ", ":", StringComparison.Ordinal)
                && PsqlText.Adapt(adapted) == new PsqlTextOutcome.Adapted(adapted))).Check(Many);
}
