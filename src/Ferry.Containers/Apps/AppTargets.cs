using System.Collections.Concurrent;
using Ferry.Apps.Commands;
using Ferry.Apps.Processes;
using Ferry.Containers.Engine;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Settings;

namespace Ferry.Containers.Apps;

/// <summary>The app targets of the environments, as ferry.json names them: a process, containers, or the team's own commands.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="connections">The ways into the databases.</param>
/// <param name="engine">The engine, for containers.</param>
/// <param name="run">The run, for the labels of what it makes.</param>
/// <param name="progress">Hears about what takes long.</param>
public sealed class AppTargets(FerrySettings settings, IConnections connections, DockerEngine engine, RunIdentity run, IProgress<string> progress) : IAppTargets, IDisposable
{
    private readonly ConcurrentDictionary<EnvironmentName, IAppTarget> _targets = new();

    /// <inheritdoc/>
    public IAppTarget? For(EnvironmentName environment) => settings.For(environment).App is { } app ? _targets.GetOrAdd(environment, name => Make(name, app)) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var target in _targets.Values.OfType<IDisposable>()) target.Dispose();
    }

    private IAppTarget Make(EnvironmentName environment, AppSettings app) => app.Target switch
    {
        AppTargetKind.Process => ProcessTarget.Of(settings, environment, connections, progress),
        AppTargetKind.Container => ContainerTarget.Of(settings, environment, connections, engine, run, progress),
        _ => TeamTarget.Of(settings, environment, connections, progress),
    };
}
