using Cake.Core;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Tests.Hosting;

/// <summary>A host whose surroundings are the test's own, and what was seen when it ran.</summary>
public sealed class TestHost
{
    private readonly StringWriter _report = new();

    public TestHost() => Host.ConfigureServices(services => services
        .AddSingleton(Journal)
        .AddSingleton<IConsole>(Console)
        .AddSingleton<ICakeEnvironment>(Environment)
        .AddSingleton(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_report) })));

    public CakeHost Host { get; } = new();

    public Journal Journal { get; } = new();

    public RecordingConsole Console { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    /// <summary>Steps and report, as the engine prints them.</summary>
    public string Report => _report.ToString();

    /// <summary>Adds a task; the test's task classes are not exported, so the host does not find them itself.</summary>
    public TestHost With<TTask>()
        where TTask : class, IFrostingTask
    {
        Host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());
        return this;
    }

    public int Run(params string[] args) => Host.Run(args);
}
