using Cake.Frosting.Ferry.CommandLine;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Tests.CommandLine;

public class ArgumentParserTests
{
    private static readonly TargetCatalog Catalog = TargetCatalog.Of([typeof(FerryHost).Assembly, typeof(FerryTestHost.AfterMigrationTask).Assembly]);

    [Theory]
    [InlineData("--target=migrate-up", "--revision=AddName")]
    [InlineData("--target=migrate-up", "--revision", "AddName")]
    [InlineData("--target:migrate-up", "--revision:AddName")]
    [InlineData("--target", "migrate-up", "-revision", "AddName")]
    [InlineData("-t", "migrate-up", "--revision=AddName")]
    [InlineData("-t=migrate-up", "--revision=AddName")]
    [InlineData("--revision=AddName", "--target=migrate-up")]
    [InlineData("--TARGET=Migrate-Up", "--Revision=AddName")]
    public void Target_and_value_are_read_in_each_form(params string[] words)
    {
        var arguments = Parse(words);
        Assert.Equal("migrate-up", Assert.Single(arguments.Targets).Name);
        Assert.Equal("AddName", arguments.Get("revision"));
        Assert.Equal(["--target=migrate-up", "--revision=AddName"], arguments.ForCake);
    }

    [Theory]
    [InlineData("--message=a=b:c", "a=b:c")]
    [InlineData("--message:a=b", "a=b")]
    [InlineData("--message=-x", "-x")]
    [InlineData("--message= spaced ", " spaced ")]
    public void Value_goes_to_the_end_of_the_word(string word, string value) => Assert.Equal(value, Parse("--target=migrate-create", word).Get("message"));

    [Fact]
    public void Dash_alone_is_a_value() => Assert.True(Parse("--target=migrate-up", "--json", "-").MachineReadsOutput);

    [Theory]
    [InlineData(true, "--allow-out-of-order")]
    [InlineData(true, "--allow-out-of-order=true")]
    [InlineData(false, "--allow-out-of-order=false")]
    [InlineData(false)]
    public void Flag_is_there_or_not(bool isThere, params string[] words)
    {
        var arguments = Parse(["--target=migrate-up", .. words]);
        Assert.Equal(isThere, arguments.Has("allow-out-of-order"));
        Assert.Equal(isThere, arguments.ForCake.Contains("--allow-out-of-order"));
    }

    [Theory]
    [InlineData("--env=staging")]
    [InlineData("--environment=staging")]
    [InlineData("--env", "staging")]
    [InlineData("--ENV=staging", "--environment=staging")]
    public void Env_is_short_for_environment(params string[] words) => Assert.Equal("staging", Parse(["--target=migrate-up", .. words]).Get("environment"));

    [Fact]
    public void Same_value_may_be_given_twice() => Assert.Equal("A", Parse("--target=migrate-up", "--revision=A", "--revision=A").Get("revision"));

    [Theory]
    [InlineData("dev_data=true", "--x=dev_data=true")]
    [InlineData("dev_data", "--x", "dev_data")]
    [InlineData("dev_data=true,region=eu", "--x=dev_data=true,region=eu")]
    [InlineData("dev_data=true,region=eu", "--x=dev_data=true", "--x=region=eu")]
    public void Contexts_are_given_at_once_or_one_by_one(string value, params string[] words)
    {
        var arguments = Parse(["--target=migrate-up", .. words]);
        Assert.Equal(value, arguments.Get("x"));
        Assert.Equal(["--target=migrate-up", $"-x={value}"], arguments.ForCake);
    }

    [Theory]
    [InlineData("--x: \"dev data\" is no name; a name is made of letters, digits, and _ . -", "--x=dev data=true")]
    [InlineData("--x: region is given twice with different values", "--x=region=eu", "--x=region=us")]
    [InlineData("--x: region has no value", "--x=region=")]
    [InlineData("--x needs a value: --x=NAME=VALUE", "--x")]
    public void Contexts_that_cannot_be_read_are_refused(string problem, params string[] words) =>
        Assert.Contains(problem, Assert.Throws<UsageException>(() => Parse(["--target=migrate-up", .. words])).Notice.Details.Select(detail => detail.Text));

    [Theory]
    [InlineData("deploy")]
    [InlineData("deploy-prod")]
    [InlineData("pre-deploy-check")]
    [InlineData("migrate-check")]
    [InlineData("migrate-down-to")]
    [InlineData("db-reset")]
    public void Contexts_reach_whatever_reads_the_migrations_of_the_code(string target) =>
        Assert.Contains(Catalog.ArgumentsOf(Catalog.Find(target)!), argument => argument.Name == "x");

    [Fact]
    public void No_word_means_no_target()
    {
        var arguments = Parse();
        Assert.Empty(arguments.Targets);
        Assert.Empty(arguments.ForCake);
        Assert.False(arguments.IsPrinting);
    }

    [Fact]
    public void Arguments_of_the_steps_before_a_target_are_its_own_too()
    {
        var arguments = Parse("--target=after-migration", "--confirm=A");
        Assert.Equal(["migrate-up", "after-migration"], arguments.Steps.Select(step => step.Name));
        Assert.Equal("A", arguments.Get("confirm"));
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--whatif")]
    [InlineData("--tree")]
    [InlineData("--help")]
    public void What_is_required_is_not_asked_for_when_nothing_runs(string flag) => Assert.True(Parse("--target=migrate-show", flag).Has(flag[2..]));

    [Theory]
    [InlineData(true, "migrate-up", "--json=-")]
    [InlineData(false, "migrate-up", "--json=file")]
    [InlineData(true, "migrate-script")]
    [InlineData(false, "migrate-script", "--output=file")]
    [InlineData(true, "db-logs")]
    [InlineData(false, "migrate-up")]
    public void Standard_output_is_for_a_machine_or_for_people(bool isForMachine, string target, params string[] words) =>
        Assert.Equal(isForMachine, Parse([$"--target={target}", .. words]).MachineReadsOutput);

    [Theory]
    [InlineData("argument: --revison is not known to migrate-up; did you mean --revision?", "--target=migrate-up", "--revison=A")]
    [InlineData("argument: --dry-run is not known to migrate-up; did you mean --dryrun?", "--target=migrate-up", "--dry-run")]
    [InlineData("argument: --envronment is not known to migrate-up; did you mean --environment?", "--target=migrate-up", "--envronment=staging")]
    [InlineData("argument: --zebra is not known to migrate-up", "--target=migrate-up", "--zebra")]
    [InlineData("argument: --sql is not known to migrate-create", "--target=migrate-create", "--message=add_name", "--sql")]
    [InlineData("argument: --traget is not known; did you mean --target?", "--traget=migrate-up")]
    [InlineData("target: there is no target \"migrat-up\"; did you mean --target=migrate-up?", "--target=migrat-up", "--revision=A")]
    [InlineData("target: there is no target \"history\"; did you mean --target=migrate-history?", "--target=history")]
    [InlineData("target: there is no target \"zebra\"", "--target=zebra")]
    [InlineData("target: --target names no target", "--target")]
    [InlineData("target: --target= names no target", "--target=")]
    [InlineData("target: --target names no target", "--target", "--revision=A")]
    [InlineData("word: \"migrate-up\" stands alone; targets are named with --target=migrate-up", "migrate-up")]
    [InlineData("word: \"loose\" belongs to no argument", "--target=migrate-up", "loose")]
    [InlineData("word: \"--\" belongs to no argument", "--target=migrate-up", "--")]
    [InlineData("word: \"true\" belongs to no argument", "--target=migrate-up", "--allow-out-of-order", "true")]
    [InlineData("argument: --revision needs a value: --revision=ID", "--target=migrate-up", "--revision")]
    [InlineData("argument: --revision needs a value: --revision=ID", "--target=migrate-up", "--revision=")]
    [InlineData("argument: --revision needs a value: --revision=ID", "--target=migrate-up", "--revision", "--allow-out-of-order")]
    [InlineData("argument: --environment needs a value: --environment=NAME", "--target=migrate-up", "--environment")]
    [InlineData("argument: --revision=ID is missing (an id, a name, or the beginning of an id)", "--target=migrate-show")]
    [InlineData("argument: --allow-out-of-order takes no value, but \"yes\" was given", "--target=migrate-up", "--allow-out-of-order=yes")]
    [InlineData("argument: --revision is given twice with different values", "--target=migrate-up", "--revision=A", "--revision=B")]
    [InlineData("argument: --environment is given twice with different values", "--target=migrate-up", "--env=staging", "--environment=production")]
    [InlineData("argument: --verbosity takes one of quiet, minimal, normal, verbose, diagnostic, but \"loud\" was given", "--target=migrate-up", "--verbosity=loud")]
    [InlineData("target: 2 targets are named (migrate-up, migrate-status); name one, and call once for each", "--target=migrate-up", "--target=migrate-status")]
    public void What_is_wrong_is_told_with_the_name_that_was_meant(string problem, params string[] words) =>
        Assert.Equal(problem, Assert.Single(Problems(words)));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, Problems("--target=migrate-show", "--revison=A", "loose").Count);

    [Theory]
    [InlineData("--target=migrate-up --help lists its arguments", "--target=migrate-up", "--zebra")]
    [InlineData("run without arguments to see every target", "--target=zebra")]
    public void Advice_says_where_the_right_words_are(string advice, params string[] words) => Assert.Equal(advice, Refusal(words).Details[^1].Text);

    private static ParsedArguments Parse(params string[] words) => new ArgumentParser(Catalog).Parse(words);

    private static Notice Refusal(params string[] words)
    {
        var notice = Assert.Throws<UsageException>(() => Parse(words)).Notice;
        Assert.Equal("The command line cannot be understood. Nothing was run.", notice.Headline);
        return notice;
    }

    private static List<string> Problems(params string[] words) => [.. Refusal(words).Details.SkipLast(1).Select(detail => $"{detail.Label}: {detail.Text}")];
}
