using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Cake.Frosting.Tests.Hosting;
using CakeHostDummy.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public class CakeHostTests
{
    private readonly TestHost _host = new();

    [Fact]
    public void Exported_tasks_of_an_added_assembly_are_found()
    {
        _host.Host.AddAssembly(typeof(DefaultTask).Assembly);

        Assert.Equal(0, _host.Run());

        Assert.Contains("the default task ran", _host.Console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unexported")]
    [InlineData("AbstractTask")]
    public void A_task_that_is_not_exported_or_is_abstract_is_not_found(string target)
    {
        _host.Host.AddAssembly(typeof(DefaultTask).Assembly);

        Assert.Equal(1, _host.Run("-t", target));

        Assert.Equal($"Error: The target '{target}' was not found.\n", _host.Console.Error);
    }

    [Fact]
    public void Every_call_gives_back_the_host()
    {
        var host = CakeHost.Create();

        Assert.Same(host, host.AddAssembly(typeof(DefaultTask).Assembly));
        Assert.Same(host, host.ConfigureServices(_ => { }));
    }

    [Fact]
    public void Tasks_contexts_and_lifetimes_take_what_is_registered()
    {
        _host.With<NeedsGreeting>().Host
            .ConfigureServices(services => services.AddSingleton<Greeting>())
            .UseContext<ContextWithGreeting>()
            .UseLifetime<LifetimeWithGreeting>();

        Assert.Equal(0, _host.Run("-t", "NeedsGreeting"));

        Assert.Equal(["same"], _host.Journal.Entries);
    }

    [Fact]
    public void The_engine_can_be_given_other_parts()
    {
        var log = new QuietLog();
        _host.With<ShowsParts>().Host.ConfigureServices(services => services
            .AddSingleton<ICakeLog>(log)
            .AddSingleton<IFileSystem, OtherFileSystem>()
            .AddSingleton<IExecutionStrategy, OtherStrategy>()
            .AddSingleton<IToolInstaller, OtherInstaller>());

        Assert.Equal(0, _host.Run("-t", "ShowsParts"));

        Assert.Equal(
            ["strategy", "QuietLog OtherFileSystem FakeEnvironment OtherInstaller RecordingConsole"],
            _host.Journal.Entries);
    }

    [Fact]
    public void The_last_registration_of_a_service_wins()
    {
        _host.With<NeedsGreeting>().Host
            .UseContext<FrostingContext>()
            .ConfigureServices(services => services.AddSingleton<Greeting>())
            .UseContext<ContextWithGreeting>();

        Assert.Equal(0, _host.Run("-t", "NeedsGreeting"));
    }

    public sealed class Greeting;

    private sealed class ContextWithGreeting(ICakeContext context, Greeting greeting) : FrostingContext(context)
    {
        public Greeting Greeting { get; } = greeting;
    }

    private sealed class NeedsGreeting(Greeting greeting) : FrostingTask<ContextWithGreeting>
    {
        public override bool ShouldRun(ContextWithGreeting context) => ReferenceEquals(greeting, context.Greeting);
    }

    private sealed class LifetimeWithGreeting(Greeting greeting, Journal journal) : FrostingLifetime<ContextWithGreeting>
    {
        public override void Setup(ContextWithGreeting context, ISetupContext info) =>
            journal.Add(ReferenceEquals(greeting, context.Greeting) ? "same" : "another");

        public override void Teardown(ContextWithGreeting context, ITeardownContext info)
        {
        }
    }

    private sealed class ShowsParts(Journal journal, IConsole console) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            object[] parts = [context.Log, context.FileSystem, context.Environment, context.ToolInstaller, console];
            journal.Add(string.Join(' ', parts.Select(part => part.GetType().Name)));
        }
    }

    private sealed class QuietLog : ICakeLog
    {
        public Verbosity Verbosity { get; set; }

        public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
        {
        }
    }

    private sealed class OtherFileSystem : IFileSystem
    {
        private readonly FileSystem _real = new();

        public IFile GetFile(FilePath path) => _real.GetFile(path);

        public IDirectory GetDirectory(DirectoryPath path) => _real.GetDirectory(path);
    }

    private sealed class OtherInstaller : IToolInstaller
    {
        public IEnumerable<FilePath> Install(PackageReference tool) => [];
    }

    private sealed class OtherStrategy(Journal journal) : IExecutionStrategy
    {
        public Task ExecuteAsync(CakeTask task, ICakeContext context)
        {
            journal.Add("strategy");
            return task.Execute(context);
        }

        public void PerformSetup(Action<ISetupContext> action, ISetupContext context) => action(context);

        public void PerformTeardown(Action<ITeardownContext> action, ITeardownContext teardownContext) => action(teardownContext);

        public void Skip(CakeTask task, CakeTaskCriteria criteria)
        {
        }

        public Task ReportErrorsAsync(Func<Exception, Task> action, Exception exception) => action(exception);

        public Task HandleErrorsAsync(Func<Exception, ICakeContext, Task> action, Exception exception, ICakeContext context) =>
            action(exception, context);

        public Task InvokeFinallyAsync(Func<ICakeContext, Task> action, ICakeContext context) => action(context);

        public void PerformTaskSetup(Action<ITaskSetupContext> action, ITaskSetupContext taskSetupContext) => action(taskSetupContext);

        public void PerformTaskTeardown(Action<ITaskTeardownContext> action, ITaskTeardownContext taskTeardownContext) =>
            action(taskTeardownContext);
    }
}
