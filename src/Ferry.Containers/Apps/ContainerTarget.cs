using Ferry.Apps;
using Ferry.Apps.Fronted;
using Ferry.Apps.Processes;
using Ferry.Containers.Engine;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Settings;

namespace Ferry.Containers.Apps;

/// <summary>The app in containers of this machine's engine, behind a front that owns its port.</summary>
public static class ContainerTarget
{
    /// <summary>Makes the target of an environment; nothing is asked yet.</summary>
    /// <param name="settings">The repository's settings.</param>
    /// <param name="environment">An environment whose app runs in containers.</param>
    /// <param name="connections">The way into its database.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="run">The run, for labels.</param>
    /// <param name="progress">Hears about what takes long.</param>
    /// <returns>The target.</returns>
    public static IAppTarget Of(FerrySettings settings, EnvironmentName environment, IConnections connections, DockerEngine engine, RunIdentity run, IProgress<string> progress)
    {
        var (place, app) = (new AppPlace(settings, environment), settings.For(environment).App!);
        var labels = new AppLabels(place, run);
        var images = new AppImages(engine, place, app, labels, new Publishing(place, app, progress), progress);
        return new FrontedApp(place, app, new AppContainers(engine, place, app, labels, connections, images));
    }
}
