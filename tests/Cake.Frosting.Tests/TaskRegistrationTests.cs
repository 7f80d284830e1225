using Cake.Core;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public class TaskRegistrationTests
{
    private readonly TestHost _host = new();

    [Theory]
    [InlineData("BuildTask")]
    [InlineData("buildtask")]
    public void The_name_is_that_of_the_class_in_any_casing(string target)
    {
        Assert.Equal(0, _host.With<BuildTask>().Run("-t", target));

        Assert.Equal(["BuildTask"], _host.Journal.Entries);
    }

    [Fact]
    public void No_suffix_is_stripped_from_the_name()
    {
        Assert.Equal(1, _host.With<BuildTask>().Run("-t", "Build"));

        Assert.Equal("Error: The target 'Build' was not found.\n", _host.Console.Error);
    }

    [Fact]
    public void The_attribute_gives_the_name_and_is_not_inherited()
    {
        Assert.Equal(0, _host.With<Named>().With<DerivedFromNamed>().Run("-t", "a-name", "-t", "DerivedFromNamed"));

        Assert.Equal(["Named", "DerivedFromNamed"], _host.Journal.Entries);
    }

    [Fact]
    public void Two_tasks_of_one_name_are_refused()
    {
        Assert.Equal(1, _host.With<BuildTask>().With<OtherBuildTask>().Run("-t", "BuildTask"));

        Assert.Equal("Error: Another task with the name 'buildTask' has already been added.\n", _host.Console.Error);
        Assert.Empty(_host.Journal.Entries);
    }

    [Fact]
    public void A_task_without_actions_is_reported_as_delegated()
    {
        Assert.Equal(0, _host.With<BuildTask>().With<Umbrella>().With<AsyncUmbrella>().Run("-t", "AsyncUmbrella", "-v", "verbose"));

        Assert.Equal(["BuildTask"], _host.Journal.Entries);
        Assert.Matches(" Umbrella .* Succeeded", _host.Report);
        Assert.Matches("AsyncUmbrella .* Succeeded", _host.Report);
    }

    [Fact]
    public void An_override_of_a_class_in_between_counts()
    {
        Assert.Equal(0, _host.With<InheritsEverything>().Run("-t", "InheritsEverything"));

        Assert.Equal(["should run", "run", "error it broke", "finally"], _host.Journal.Entries);
    }

    [Fact]
    public void A_method_that_only_hides_the_inherited_one_does_not_count()
    {
        Assert.Equal(0, _host.With<Hiding>().Run("-t", "Hiding"));

        Assert.Empty(_host.Journal.Entries);
    }

    [Fact]
    public void Asynchronous_work_is_awaited()
    {
        Assert.Equal(0, _host.With<BuildAsync>().With<AfterBuildAsync>().Run("-t", "AfterBuildAsync"));

        Assert.Equal(["begun", "ended", "AfterBuildAsync"], _host.Journal.Entries);
    }

    [Fact]
    public void Continue_on_error_lets_dependents_run_and_the_build_succeed()
    {
        Assert.Equal(0, _host.With<Tolerated>().With<AfterTolerated>().Run("-t", "AfterTolerated"));

        Assert.Equal(["Tolerated", "AfterTolerated"], _host.Journal.Entries);
        Assert.Contains("An error occurred when executing task 'Tolerated'.", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Continue_on_error_is_not_inherited()
    {
        Assert.Equal(1, _host.With<DerivedFromTolerated>().Run("-t", "DerivedFromTolerated"));
    }

    [Fact]
    public void Dependencies_run_in_the_order_of_the_attributes_and_are_inherited()
    {
        Assert.Equal(0, _host.With<BuildTask>().With<Named>().With<InheritsDependencies>().Run("-t", "InheritsDependencies"));

        Assert.Equal(["Named", "BuildTask", "InheritsDependencies"], _host.Journal.Entries);
    }

    [Fact]
    public void A_dependee_waits_for_the_task()
    {
        Assert.Equal(0, _host.With<BuildTask>().With<BeforeBuild>().Run("-t", "BuildTask"));

        Assert.Equal(["BeforeBuild", "BuildTask"], _host.Journal.Entries);
    }

    [Fact]
    public void A_dependency_that_is_no_task_is_refused()
    {
        Assert.Equal(1, _host.With<DependsOnNoTask>().Run("-t", "DependsOnNoTask"));

        Assert.Equal("Error: The dependency 'Journal' is not a valid task.\n", _host.Console.Error);
    }

    [Fact]
    public void A_reverse_dependency_that_is_no_task_is_refused()
    {
        Assert.Equal(1, _host.With<DependeeOfNoTask>().Run("-t", "DependeeOfNoTask"));

        Assert.Equal("Error: The reverse dependency 'Journal' is not a valid task.\n", _host.Console.Error);
    }

    [Fact]
    public void A_task_that_derives_from_neither_base_class_is_refused()
    {
        Assert.Equal(1, _host.With<Bare>().Run("-t", "Bare", "-v", "diagnostic"));

        Assert.Contains("System.InvalidOperationException", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_registration_is_told_at_diagnostic_verbosity()
    {
        _host.With<BuildTask>().With<Named>().Host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();

        Assert.Equal(0, _host.Run("-t", "BuildTask", "-v", "diagnostic"));

        var told = _host.Console.Output.Split('\n').Where(line => line.StartsWith("Registering", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Registering task: BuildTask", "Registering task: a-name",
                "Registering setup: Lifetime", "Registering teardown: Lifetime",
                "Registering task setup: TaskLifetime", "Registering task setup: TaskLifetime",
            ],
            told);
    }

    private sealed class BuildTask(Journal journal) : Journaling(journal);

    [TaskName("buildTask")]
    private sealed class OtherBuildTask(Journal journal) : Journaling(journal);

    [TaskName("a-name")]
    private class Named(Journal journal) : Journaling(journal);

    private sealed class DerivedFromNamed(Journal journal) : Named(journal);

    [IsDependentOn(typeof(BuildTask))]
    private sealed class Umbrella : FrostingTask;

    [IsDependentOn(typeof(Umbrella))]
    private sealed class AsyncUmbrella : AsyncFrostingTask;

    private abstract class OverridesEverything(Journal journal) : FrostingTask<FrostingContext>
    {
        public override bool ShouldRun(FrostingContext context)
        {
            journal.Add("should run");
            return true;
        }

        public override void Run(FrostingContext context)
        {
            journal.Add("run");
            throw new InvalidOperationException("it broke");
        }

        public override void OnError(Exception exception, FrostingContext context) => journal.Add("error " + exception.Message);

        public override void Finally(FrostingContext context) => journal.Add("finally");
    }

    private sealed class InheritsEverything(Journal journal) : OverridesEverything(journal);

    private sealed class Hiding(Journal journal) : FrostingTask
    {
        public new void Run(ICakeContext context) => journal.Add("run");
    }

    private sealed class BuildAsync(Journal journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            journal.Add("begun");
            await Task.Delay(20);
            journal.Add("ended");
        }
    }

    [IsDependentOn(typeof(BuildAsync))]
    private sealed class AfterBuildAsync(Journal journal) : Journaling(journal);

    [ContinueOnError]
    private class Tolerated(Journal journal) : Journaling(journal)
    {
        public override void Run(ICakeContext context)
        {
            base.Run(context);
            throw new InvalidOperationException("it broke");
        }
    }

    private sealed class DerivedFromTolerated(Journal journal) : Tolerated(journal);

    [IsDependentOn(typeof(Tolerated))]
    private sealed class AfterTolerated(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(Named))]
    [IsDependentOn(typeof(BuildTask))]
    private abstract class HasDependencies(Journal journal) : Journaling(journal);

    private sealed class InheritsDependencies(Journal journal) : HasDependencies(journal);

    [IsDependeeOf(typeof(BuildTask))]
    private sealed class BeforeBuild(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(Journal))]
    private sealed class DependsOnNoTask : FrostingTask;

    [IsDependeeOf(typeof(Journal))]
    private sealed class DependeeOfNoTask : FrostingTask;

    private sealed class Bare : IFrostingTask
    {
        public Task RunAsync(ICakeContext context) => Task.CompletedTask;

        public bool ShouldRun(ICakeContext context) => true;

        public void OnError(Exception exception, ICakeContext context)
        {
        }

        public void Finally(ICakeContext context)
        {
        }
    }

    private sealed class Lifetime : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info)
        {
        }

        public override void Teardown(ICakeContext context, ITeardownContext info)
        {
        }
    }

    private sealed class TaskLifetime : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info)
        {
        }

        public override void Teardown(ICakeContext context, ITaskTeardownContext info)
        {
        }
    }
}
