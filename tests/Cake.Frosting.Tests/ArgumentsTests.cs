using Cake.Common;
using Cake.Core;
using Cake.Frosting.Tests.Hosting;
using Spectre.Console.Cli;

namespace Cake.Frosting.Tests;

public class ArgumentsTests
{
    private readonly TestHost _host = new TestHost().With<Default>().With<ShowsMandatory>();

    public static TheoryData<string[], string> Accepted => new()
    {
        { [], "target=Default" },
        { ["--name=value"], "name=value target=Default" },
        { ["--name", "value"], "name=value target=Default" },
        { ["--name:value"], "name=value target=Default" },
        { ["--NAME=value"], "name=value target=Default" },
        { ["--flag"], "flag= target=Default" },
        { ["--kv=a=b"], "kv=a=b target=Default" },
        { ["--name=a", "--name=b"], "name=a|b target=Default" },
        { ["--name=two words"], "name=two words target=Default" },
        { ["-t", "Default"], "target=Default" },
        { ["--target=default"], "target=default" },
        { ["--Target", "default"], "target=default" },
        { ["--", "--version=1.2"], "version=1.2 target=Default" },
        { ["--", "--name", "value", "bare"], "name=value target=Default" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_is_no_option_reaches_the_arguments(string[] args, string expected)
    {
        Assert.Equal(0, _host.Run(args));

        Assert.Equal(expected, _host.Journal.Entries[0]);
    }

    [Fact]
    public void A_flag_is_there_but_its_value_is_the_default()
    {
        Assert.Equal(0, _host.Run("--flag"));

        Assert.Contains("has flag: True, flag: False", _host.Journal.Entries);
    }

    [Fact]
    public void Of_several_values_the_argument_is_the_last()
    {
        Assert.Equal(0, _host.Run("--name=a", "--name=b"));

        Assert.Contains("name: b", _host.Journal.Entries);
    }

    [Fact]
    public void What_follows_a_double_dash_stays_raw_for_those_who_ask()
    {
        Assert.Equal(0, _host.Run("--", "--version=1.2", "bare"));

        Assert.Contains("raw: --version=1.2 bare", _host.Journal.Entries);
    }

    [Fact]
    public void A_missing_mandatory_argument_is_told()
    {
        Assert.Equal(1, _host.Run("-t", "ShowsMandatory"));

        Assert.EndsWith("Error: Argument 'x' was not set.\n", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Target_in_another_casing_is_no_option_so_the_default_runs_as_well()
    {
        Assert.Equal(1, _host.Run("--TARGET", "ShowsMandatory"));

        Assert.Contains("target=ShowsMandatory|Default", _host.Journal.Entries);
        Assert.EndsWith("Error: Argument 'x' was not set.\n", _host.Console.Error, StringComparison.Ordinal);
    }

    private sealed class Default(Journal journal, IRemainingArguments remaining) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add(string.Join(' ', context.Arguments.GetArguments()
                .Select(argument => $"{argument.Key.ToLowerInvariant()}={string.Join('|', argument.Value)}")));
            journal.Add($"has flag: {context.HasArgument("FLAG")}, flag: {context.Argument("flag", false)}");
            journal.Add($"name: {context.Argument("NAME", "none")}");
            journal.Add($"raw: {string.Join(' ', remaining.Raw)}");
        }
    }

    private sealed class ShowsMandatory : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Argument<string>("x");
    }
}
