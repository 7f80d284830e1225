using Ferry.Apps.Fronted;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.Processes;

/// <summary>The published app as a process of this machine, behind a front that owns its port.</summary>
public static class ProcessTarget
{
    /// <summary>Makes the target of an environment; nothing is touched yet.</summary>
    /// <param name="settings">The repository's settings.</param>
    /// <param name="environment">An environment whose app is a process.</param>
    /// <param name="connections">The way into its database.</param>
    /// <param name="progress">Hears about what takes long.</param>
    /// <returns>The target.</returns>
    public static IAppTarget Of(FerrySettings settings, EnvironmentName environment, IConnections connections, IProgress<string> progress)
    {
        var (place, app) = (new AppPlace(settings, environment), settings.For(environment).App!);
        return new FrontedApp(place, app, new ProcessInstances(place, app, connections, new ProcessArtifacts(place, app, new Publishing(place, app, progress))));
    }
}
