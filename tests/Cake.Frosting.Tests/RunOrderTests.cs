using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Cake.Frosting.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public class RunOrderTests
{
    private readonly TestHost _host = new();

    public RunOrderTests() => _host.With<Work>().Host
        .UseContext<Context>()
        .UseLifetime<Lifetime>()
        .InstallTool(new Uri("fake:?package=Tool"))
        .ConfigureServices(services => services.AddSingleton<IToolInstaller, Installer>());

    [Fact]
    public void Parts_are_constructed_then_tools_installed_then_tasks_registered_then_targets_run()
    {
        Assert.Equal(0, _host.Run("-t", "Work"));

        Assert.Equal(Constructed, _host.Journal.Entries.Take(3).Order());
        Assert.Equal(["install Tool", "setup", "Work", "teardown"], _host.Journal.Entries.Skip(3));
    }

    [Theory]
    [InlineData("--tree")]
    [InlineData("--showtree")]
    [InlineData("--description")]
    [InlineData("--descriptions")]
    [InlineData("--showdescription")]
    [InlineData("--showdescriptions")]
    public void What_only_looks_constructs_the_parts_and_installs_tools_but_runs_nothing(string option)
    {
        Assert.Equal(0, _host.Run("-t", "Work", option));

        Assert.Equal(Constructed, _host.Journal.Entries.Take(3).Order());
        Assert.Equal(["install Tool"], _host.Journal.Entries.Skip(3));
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--noop")]
    [InlineData("--whatif")]
    public void A_dry_run_runs_no_task_but_the_engine_sets_up_asks_criteria_and_tears_down(string option)
    {
        _host.With<HasEverything>().Host.UseTaskLifetime<TaskLifetime>();

        Assert.Equal(0, _host.Run("-t", "HasEverything", option));

        Assert.Equal(["install Tool", "setup", "criteria", "teardown"], _host.Journal.Entries.Skip(3));
        Assert.Contains("1. Work\n2. HasEverything\n", _host.Console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--ver")]
    [InlineData("--info")]
    public void Version_and_info_come_before_everything_that_can_fail(string option)
    {
        Assert.Equal(0, _host.Run(option, "--working", "/no/such/directory", "-t", "nope"));

        Assert.Empty(_host.Journal.Entries);
        Assert.Empty(_host.Console.Error);
    }

    [Fact]
    public void Version_comes_before_info()
    {
        Assert.Equal(0, _host.Run("--info", "--version"));

        Assert.DoesNotContain("Details:", _host.Console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbosity_is_set_before_the_working_directory_is_looked_at()
    {
        Assert.Equal(1, _host.Run("-v", "diagnostic", "--working", "/no/such/directory"));

        Assert.Contains("   at ", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_working_directory_is_looked_at_before_anything_is_constructed()
    {
        Assert.Equal(1, _host.Run("--working", "/no/such/directory"));

        Assert.Empty(_host.Journal.Entries);
    }

    [Fact]
    public void A_part_that_cannot_be_constructed_is_told_as_an_error()
    {
        Assert.Equal(1, _host.With<NotConstructible>().Run("-t", "Work"));

        Assert.Equal("Error: no, thank you\n", _host.Console.Error);
    }

    [Fact]
    public void A_wrongly_registered_task_stops_the_run_after_tools_are_installed()
    {
        Assert.Equal(1, _host.With<Work>().Run("-t", "Work"));

        Assert.Contains("install Tool", _host.Journal.Entries);
        Assert.DoesNotContain("setup", _host.Journal.Entries);
    }

    [Fact]
    public void The_log_writes_at_normal_verbosity_unless_told_otherwise()
    {
        _host.With<Talks>();

        Assert.Equal(0, _host.Run("-t", "Talks"));

        Assert.Equal("normal\n", _host.Console.Output);
    }

    private static IEnumerable<string> Constructed => ["new Context", "new Lifetime", "new Work"];

    private sealed class Context : FrostingContext
    {
        public Context(ICakeContext context, Journal journal)
            : base(context) => journal.Add("new Context");
    }

    private sealed class Lifetime : FrostingLifetime
    {
        private readonly Journal _journal;

        public Lifetime(Journal journal)
        {
            _journal = journal;
            journal.Add("new Lifetime");
        }

        public override void Setup(ICakeContext context, ISetupContext info) => _journal.Add("setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => _journal.Add("teardown");
    }

    private sealed class Work : Journaling
    {
        public Work(Journal journal)
            : base(journal) => journal.Add("new Work");
    }

    [IsDependentOn(typeof(Work))]
    private sealed class HasEverything(Journal journal) : Journaling(journal)
    {
        public override bool ShouldRun(ICakeContext context)
        {
            Journal.Add("criteria");
            return true;
        }

        public override void Finally(ICakeContext context) => Journal.Add("finally");
    }

    private sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("task setup");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add("task teardown");
    }

    private sealed class NotConstructible : FrostingTask
    {
        public NotConstructible() => throw new InvalidOperationException("no, thank you");
    }

    private sealed class Talks : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            context.Log.Verbose("verbose");
            context.Log.Information("normal");
        }
    }

    private sealed class Installer(Journal journal) : IToolInstaller
    {
        // Lazy on purpose: the host has to go through what an installer yields.
        public IEnumerable<FilePath> Install(PackageReference tool)
        {
            journal.Add("install " + tool.Package);
            yield break;
        }
    }
}
