using Ferry.Apps.Commands;
using Ferry.Apps.Processes;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Makes the app target that ferry.json names for an environment; one and the same for the whole call.</summary>
internal sealed class AppTargets(FerrySettings settings, IConnections connections, IProgress<string> progress) : IAppTargets
{
    private readonly Dictionary<EnvironmentName, IAppTarget?> _made = [];

    public IAppTarget? For(EnvironmentName environment)
    {
        lock (_made)
        {
            if (!_made.TryGetValue(environment, out var target)) _made[environment] = target = Make(environment);
            return target;
        }
    }

    private IAppTarget? Make(EnvironmentName environment) => settings.For(environment).App?.Target switch
    {
        null => null,
        AppTargetKind.Process => ProcessTarget.Of(settings, environment, connections, progress),
        AppTargetKind.Command => TeamTarget.Of(settings, environment, connections, progress),
        var other => throw new UsageException($"The app target {other} is not there yet. Nothing was run."),
    };
}
