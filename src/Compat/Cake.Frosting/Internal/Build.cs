using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>The parts of a build, and how they are made known to the engine.</summary>
/// <param name="provider">Constructs them all, at once.</param>
internal sealed class Build(IServiceProvider provider)
{
    private readonly IFrostingContext _context = provider.GetRequiredService<IFrostingContext>();
    private readonly IReadOnlyList<IFrostingTask> _tasks = [.. provider.GetServices<IFrostingTask>()];
    private readonly IFrostingSetup? _setup = provider.GetService<IFrostingSetup>();
    private readonly IFrostingTeardown? _teardown = provider.GetService<IFrostingTeardown>();
    private readonly IFrostingTaskSetup? _taskSetup = provider.GetService<IFrostingTaskSetup>();
    private readonly IFrostingTaskTeardown? _taskTeardown = provider.GetService<IFrostingTaskTeardown>();

    public void RegisterWith(ICakeEngine engine, ICakeLog log)
    {
        foreach (var task in _tasks) TaskRegistration.Register(task, _context, engine, log);

        if (_setup is not null)
        {
            log.Debug("Registering setup: {0}", _setup.GetType().Name);
            engine.RegisterSetupAction(info => _setup.Setup(_context, info));
        }

        if (_teardown is not null)
        {
            log.Debug("Registering teardown: {0}", _teardown.GetType().Name);
            engine.RegisterTeardownAction(info => _teardown.Teardown(_context, info));
        }

        if (_taskSetup is not null)
        {
            log.Debug("Registering task setup: {0}", _taskSetup.GetType().Name);
            engine.RegisterTaskSetupAction(info => _taskSetup.Setup(_context, info));
        }

        if (_taskTeardown is not null)
        {
            // "setup" is what the package says here, too.
            log.Debug("Registering task setup: {0}", _taskTeardown.GetType().Name);
            engine.RegisterTaskTeardownAction(info => _taskTeardown.Teardown(_context, info));
        }
    }
}
