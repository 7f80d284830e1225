using Cake.Core;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public class CommandLineOptionsTests
{
    private readonly TestHost _host = new TestHost()
        .With<Default>().With<Zebra>().With<Middle>().With<Ant>().With<Leaf>().With<LinkedBackwards>().With<ShowsVerbosity>();

    public static TheoryData<string[], string> Targets => new()
    {
        { [], "Default" },
        { ["-t", "Ant"], "Ant" },
        { ["--target", "Ant"], "Ant" },
        { ["--target=Ant"], "Ant" },
        { ["--Target", "Ant"], "Ant" },
        { ["-t", "Ant", "--target=Leaf"], "Ant Leaf LinkedBackwards" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Targets_are_named_in_several_ways(string[] args, string ran)
    {
        Assert.Equal(0, _host.Run(args));

        Assert.Equal(ran.Split(' '), _host.Journal.Entries.Order());
    }

    [Theory]
    [InlineData("Quiet", "quiet", "q", "QUIET", "Q")]
    [InlineData("Minimal", "minimal", "m", "Minimal", "M")]
    [InlineData("Normal", "normal", "n", "NORMAL", "N")]
    [InlineData("Verbose", "verbose", "v", "Verbose", "V")]
    [InlineData("Diagnostic", "diagnostic", "d", "DIAGNOSTIC", "D")]
    public void Verbosity_is_a_word_or_its_first_letter_in_any_casing(string verbosity, params string[] spellings)
    {
        foreach (var spelling in spellings)
        {
            Assert.Equal(0, _host.Run("-t", "ShowsVerbosity", "-v", spelling));
            Assert.Equal(0, _host.Run("-t", "ShowsVerbosity", "--verbosity=" + spelling));
        }

        Assert.Equal([verbosity], _host.Journal.Entries.Distinct());
        Assert.Equal(spellings.Length * 2, _host.Journal.Entries.Count);
    }

    [Theory]
    [InlineData("-e")]
    [InlineData("--exclusive")]
    public void Exclusive_leaves_out_dependencies(string option)
    {
        Assert.Equal(0, _host.Run("-t", "Zebra", option));

        Assert.Equal(["Zebra"], _host.Journal.Entries);
    }

    [Fact]
    public void The_version_is_unknown_when_the_entry_assembly_has_no_description()
    {
        Assert.Equal(0, _host.Run("--version"));

        Assert.Equal("Unknown", _host.Console.Output.Trim());
    }

    [Fact]
    public void The_tree_has_Default_first_then_the_other_top_level_tasks_by_name_but_nothing_linked_in_reverse()
    {
        Assert.Equal(0, _host.Run("--tree"));

        Assert.Equal(
            "Default\n\nShowsVerbosity\n\nZebra\n├─Ant\n└─Middle\n   └─Leaf",
            _host.Console.Output.ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void Descriptions_are_a_table_and_blank_ones_stay_empty()
    {
        Assert.Equal(0, _host.Run("--description"));

        Assert.Matches("Task +Description", _host.Report);
        Assert.Matches("Default +What runs by itself", _host.Report);
        Assert.Matches("Leaf *\n", _host.Report);
    }

    [TaskDescription("What runs by itself")]
    private sealed class Default(Journal journal) : Journaling(journal);

    private sealed class Ant(Journal journal) : Journaling(journal);

    [TaskDescription(" ")]
    private sealed class Leaf(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(Leaf))]
    private sealed class Middle(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(Ant))]
    [IsDependentOn(typeof(Middle))]
    private sealed class Zebra(Journal journal) : Journaling(journal);

    [IsDependeeOf(typeof(Leaf))]
    private sealed class LinkedBackwards(Journal journal) : Journaling(journal);

    private sealed class ShowsVerbosity(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Log.Verbosity.ToString());
    }
}
