using Cake.Core;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public class TaskContextTests
{
    private readonly TestHost _host = new();

    public TaskContextTests() => _host.Host.UseContext<BuildContext>();

    [Fact]
    public void Setup_tasks_and_teardown_share_one_context()
    {
        _host.With<Counts>().With<CountsAsync>().Host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();

        Assert.Equal(0, _host.Run("-t", "CountsAsync"));

        Assert.Equal(["lifetimes and tasks counted 8"], _host.Journal.Entries);
    }

    [Fact]
    public void Without_a_context_of_its_own_a_build_has_the_default_one()
    {
        var host = new TestHost().With<NeedsDefaultContext>();

        Assert.Equal(0, host.Run("-t", "NeedsDefaultContext"));

        Assert.Equal(["FrostingContext"], host.Journal.Entries);
    }

    [Theory]
    [InlineData("NeedsOtherContext")]
    [InlineData("NeedsOtherContextAsync")]
    public void A_task_for_another_context_is_left_out_with_a_warning(string target)
    {
        Assert.Equal(1, _host.With<NeedsOtherContext>().With<NeedsOtherContextAsync>().Run("-t", target));

        Assert.Contains(
            $"Task cannot be used since the context isn't convertible to {typeof(OtherContext).FullName}.\n",
            _host.Console.Output + _host.Console.Error,
            StringComparison.Ordinal);
        Assert.Contains($"The target '{target}' was not found.", _host.Console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_direct_base_class_says_which_context_a_task_needs()
    {
        Assert.Equal(0, _host.With<NeedsOtherContextIndirectly>().Run("-t", "NeedsOtherContextIndirectly"));

        Assert.Empty(_host.Journal.Entries);
        Assert.DoesNotContain("Task cannot be used", _host.Console.Output + _host.Console.Error, StringComparison.Ordinal);
    }

    private sealed class BuildContext(ICakeContext context) : FrostingContext(context)
    {
        public int Count { get; set; }
    }

    private sealed class OtherContext(ICakeContext context) : FrostingContext(context);

    private sealed class Counts : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context) => context.Count++;
    }

    [IsDependentOn(typeof(Counts))]
    private sealed class CountsAsync : AsyncFrostingTask<BuildContext>
    {
        public override Task RunAsync(BuildContext context)
        {
            context.Count++;
            return Task.CompletedTask;
        }
    }

    private sealed class Lifetime(Journal journal) : FrostingLifetime<BuildContext>
    {
        public override void Setup(BuildContext context, ISetupContext info) => context.Count++;

        public override void Teardown(BuildContext context, ITeardownContext info) =>
            journal.Add($"lifetimes and tasks counted {++context.Count}");
    }

    private sealed class TaskLifetime : FrostingTaskLifetime<BuildContext>
    {
        public override void Setup(BuildContext context, ITaskSetupContext info) => context.Count++;

        public override void Teardown(BuildContext context, ITaskTeardownContext info) => context.Count++;
    }

    private sealed class NeedsDefaultContext(Journal journal) : FrostingTask<FrostingContext>
    {
        public override void Run(FrostingContext context) => journal.Add(context.GetType().Name);
    }

    private sealed class NeedsOtherContext : FrostingTask<OtherContext>;

    private sealed class NeedsOtherContextAsync : AsyncFrostingTask<OtherContext>;

    private abstract class OtherContextTask(Journal journal) : FrostingTask<OtherContext>
    {
        public override void Run(OtherContext context) => journal.Add(GetType().Name);
    }

    private sealed class NeedsOtherContextIndirectly(Journal journal) : OtherContextTask(journal);
}
