using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

/// <summary>What the base classes do for the interfaces that they implement explicitly.</summary>
public class BaseClassTests
{
    private readonly NoContext _context = new();

    public static TheoryData<IFrostingTask> Tasks => [new Sync(), new Async()];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_task_that_overrides_nothing_runs_and_does_nothing(IFrostingTask task)
    {
        await task.RunAsync(_context);
        task.OnError(new InvalidOperationException("it broke"), _context);
        task.Finally(_context);

        Assert.True(task.ShouldRun(_context));
        Assert.Equal("", task.SkippedMessage);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_task_refuses_null(IFrostingTask task)
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => task.RunAsync(null!));
        Assert.Throws<ArgumentNullException>(() => task.ShouldRun(null!));
        Assert.Throws<ArgumentNullException>(() => task.OnError(null!, _context));
        Assert.Throws<ArgumentNullException>(() => task.OnError(new InvalidOperationException("it broke"), null!));
        Assert.Throws<ArgumentNullException>(() => task.Finally(null!));
    }

    [Fact]
    public void Lifetimes_refuse_null_and_pass_on_the_rest()
    {
        var journal = new Journal();
        IFrostingLifetime lifetime = new Lifetime(journal);
        IFrostingTaskLifetime taskLifetime = new TaskLifetime(journal);

        Assert.Throws<ArgumentNullException>(() => lifetime.Setup(null!, null!));
        Assert.Throws<ArgumentNullException>(() => lifetime.Teardown(null!, null!));
        Assert.Throws<ArgumentNullException>(() => taskLifetime.Setup(null!, null!));
        Assert.Throws<ArgumentNullException>(() => taskLifetime.Teardown(null!, null!));
        lifetime.Setup(_context, new SetupContext(_context, null!, []));

        Assert.Equal(["setup"], journal.Entries);
    }

    [Fact]
    public void The_default_context_hands_on_what_the_engine_gave_it()
    {
        var context = new FrostingContext(_context);

        Assert.Same(_context.Environment, context.Environment);
        Assert.IsType<CakeContextAdapter>(context, exactMatch: false);
    }

    [Fact]
    public void A_frosting_exception_keeps_message_and_cause()
    {
        var cause = new InvalidOperationException("the cause");

        Assert.Equal("the message", new FrostingException("the message").Message);
        Assert.Same(cause, new FrostingException("the message", cause).InnerException);
    }

    private sealed class Sync : FrostingTask;

    private sealed class Async : AsyncFrostingTask;

    private sealed class Lifetime(Journal journal) : FrostingLifetime<NoContext>
    {
        public override void Setup(NoContext context, ISetupContext info) => journal.Add("setup");

        public override void Teardown(NoContext context, ITeardownContext info) => journal.Add("teardown");
    }

    private sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime<NoContext>
    {
        public override void Setup(NoContext context, ITaskSetupContext info) => journal.Add("task setup");

        public override void Teardown(NoContext context, ITaskTeardownContext info) => journal.Add("task teardown");
    }

    private sealed class NoContext : IFrostingContext
    {
        public ICakeEnvironment Environment { get; } = new FakeEnvironment();

        public IFileSystem FileSystem => throw new NotSupportedException();

        public IGlobber Globber => throw new NotSupportedException();

        public ICakeLog Log => throw new NotSupportedException();

        public ICakeArguments Arguments => throw new NotSupportedException();

        public IProcessRunner ProcessRunner => throw new NotSupportedException();

        public IRegistry Registry => throw new NotSupportedException();

        public IToolLocator Tools => throw new NotSupportedException();

        public ICakeDataResolver Data => throw new NotSupportedException();

        public ICakeConfiguration Configuration => throw new NotSupportedException();
    }
}
