using Cake.Core;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public class EngineLifecycleTests
{
    private readonly TestHost _host = new();

    [Theory]
    [InlineData("The target 'nope' was not found.", "-t", "nope")]
    [InlineData("The targets 'nope', 'neither' were not found.", "-t", "nope", "-t", "First", "-t", "neither")]
    public void A_missing_target_is_told_before_anything_runs(string message, params string[] args)
    {
        _host.With<First>().Host.UseLifetime<Lifetime>();

        Assert.Equal(1, _host.Run(args));

        Assert.Equal($"Error: {message}\n", _host.Console.Error);
        Assert.Empty(_host.Journal.Entries);
    }

    [Fact]
    public void Setup_runs_once_and_knows_the_target_and_the_ordered_tasks()
    {
        _host.With<Second>().With<First>().Host.UseLifetime<Lifetime>();

        Assert.Equal(0, _host.Run("-t", "Second"));

        Assert.Equal(["setup Second: First, Second", "First", "Second", "teardown succeeded"], _host.Journal.Entries);
    }

    [Fact]
    public void The_target_task_is_the_first_of_several_targets()
    {
        _host.With<First>().With<Second>().With<Third>().Host.UseLifetime<Lifetime>();

        Assert.Equal(0, _host.Run("-t", "Third", "-t", "Second"));

        // The engine orders targets that do not depend on each other by name.
        Assert.Equal(["setup Third: First, Second, Third", "First", "Second", "Third", "teardown succeeded"], _host.Journal.Entries);
    }

    [Fact]
    public void A_task_goes_through_criteria_setup_work_handler_finally_and_teardown()
    {
        _host.With<Eventful>().Host.UseTaskLifetime<TaskLifetime>();

        _host.Run("-t", "Eventful");

        Assert.Equal(
            ["criteria", "task setup Eventful", "work", "handler it broke", "finally", "task teardown Eventful skipped=False failed=True"],
            _host.Journal.Entries);
        Assert.Contains("An error occurred when executing task 'Eventful'.", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_swallows_the_failure_unless_it_throws()
    {
        Assert.Equal(0, _host.With<Eventful>().Run("-t", "Eventful"));
        Assert.Matches("Eventful .* Failed", _host.Report);

        var throwing = new TestHost().With<HandlerThrows>();
        Assert.Equal(1, throwing.Run("-t", "HandlerThrows"));
        Assert.Contains("Error: the handler broke, too\n", throwing.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dependency_skipped_by_its_criteria_does_not_stop_its_dependents()
    {
        _host.With<Skipped>().With<AfterSkipped>().Host.UseTaskLifetime<TaskLifetime>();

        Assert.Equal(0, _host.Run("-t", "AfterSkipped"));

        Assert.Equal(
            [
                "task setup Skipped", "task teardown Skipped skipped=True failed=False",
                "task setup AfterSkipped", "AfterSkipped", "task teardown AfterSkipped skipped=False failed=False",
            ],
            _host.Journal.Entries);
        Assert.Matches("Skipped .* Skipped", _host.Report);
    }

    [Theory]
    [InlineData("Skipped", "Could not reach target 'Skipped' since it was skipped due to a criteria: not today.")]
    [InlineData("SkippedSilently", "Could not reach target 'SkippedSilently' since it was skipped due to a criteria.")]
    public void A_target_skipped_by_its_criteria_fails_the_run(string target, string message)
    {
        Assert.Equal(1, _host.With<Skipped>().With<SkippedSilently>().Run("-t", target));

        Assert.Equal($"Error: {message}\n", _host.Console.Error);
    }

    [Fact]
    public void A_task_has_only_one_error_handler()
    {
        Assert.Equal(1, _host.With<TwoHandlers>().Run("-t", "TwoHandlers"));

        Assert.Equal("Error: There can only be one error handler per task.\n", _host.Console.Error);
    }

    [Fact]
    public void Teardown_runs_after_a_failure_and_sees_it()
    {
        _host.With<Fails>().Host.UseLifetime<Lifetime>();

        Assert.Equal(1, _host.Run("-t", "Fails"));

        Assert.Equal(["setup Fails: Fails", "teardown failed: it broke"], _host.Journal.Entries);
    }

    [Fact]
    public void Exclusive_runs_the_targets_without_their_dependencies()
    {
        Assert.Equal(0, _host.With<First>().With<Second>().With<Third>().Run("-t", "Second", "--exclusive", "-t", "Third"));

        Assert.Equal(["Second", "Third"], _host.Journal.Entries);
    }

    [Fact]
    public void Several_targets_share_their_dependencies()
    {
        Assert.Equal(0, _host.With<First>().With<Second>().With<Fourth>().Run("-t", "Second", "-t", "Fourth"));

        Assert.Equal(["First", "Fourth", "Second"], _host.Journal.Entries);
    }

    [Fact]
    public void A_setting_restores_one_traversal_per_target()
    {
        _host.With<First>().With<Second>().With<Fourth>();

        Assert.Equal(0, _host.Run("-t", "Second", "-t", "Fourth", "--Settings_UnifiedDependencyGraphForMultipleTargets=false"));

        Assert.Equal(["First", "Second", "First", "Fourth"], _host.Journal.Entries);
    }

    [Fact]
    public void The_report_is_printed_after_a_failed_run()
    {
        Assert.Equal(1, _host.With<First>().With<FailsAfterFirst>().Run("-t", "FailsAfterFirst"));

        Assert.Matches("First .* Succeeded", _host.Report);
        Assert.Matches("FailsAfterFirst .* Failed", _host.Report);
        Assert.Contains("Total:", _host.Report, StringComparison.Ordinal);
    }

    private sealed class First(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(First))]
    private sealed class Second(Journal journal) : Journaling(journal);

    private sealed class Third(Journal journal) : Journaling(journal);

    [IsDependentOn(typeof(First))]
    private sealed class Fourth(Journal journal) : Journaling(journal);

    private sealed class Fails : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    [IsDependentOn(typeof(First))]
    private sealed class FailsAfterFirst : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    private class Eventful(Journal journal) : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context)
        {
            journal.Add("criteria");
            return true;
        }

        public override void Run(ICakeContext context)
        {
            journal.Add("work");
            throw new InvalidOperationException("it broke");
        }

        public override void OnError(Exception exception, ICakeContext context) => journal.Add("handler " + exception.Message);

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    private sealed class HandlerThrows(Journal journal) : Eventful(journal)
    {
        public override void OnError(Exception exception, ICakeContext context) =>
            throw new InvalidOperationException("the handler broke, too", exception);
    }

    private sealed class Skipped(Journal journal) : Journaling(journal), IFrostingTask
    {
        string IFrostingTask.SkippedMessage => "not today";

        public override bool ShouldRun(ICakeContext context) => false;
    }

    private sealed class SkippedSilently(Journal journal) : Journaling(journal)
    {
        public override bool ShouldRun(ICakeContext context) => false;
    }

    [IsDependentOn(typeof(Skipped))]
    private sealed class AfterSkipped(Journal journal) : Journaling(journal);

    [ContinueOnError]
    private sealed class TwoHandlers(Journal journal) : Journaling(journal)
    {
        public override void OnError(Exception exception, ICakeContext context) => Journal.Add("handler");
    }

    private sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) =>
            journal.Add($"setup {info.TargetTask.Name}: {string.Join(", ", info.TasksToExecute.Select(task => task.Name))}");

        public override void Teardown(ICakeContext context, ITeardownContext info) =>
            journal.Add(info.Successful ? "teardown succeeded" : $"teardown failed: {info.ThrownException.Message}");
    }

    private sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("task setup " + info.Task.Name);

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) =>
            journal.Add($"task teardown {info.Task.Name} skipped={info.Skipped} failed={info.ThrownException is not null}");
    }
}
