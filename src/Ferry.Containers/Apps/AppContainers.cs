using Docker.DotNet.Models;
using Ferry.Apps;
using Ferry.Apps.Fronted;
using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Containers.Apps;

/// <summary>Releases that run in containers. A stopped one stays until no release needs it, with its log.</summary>
/// <param name="engine">The engine.</param>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="labels">By which they are known again.</param>
/// <param name="connections">The way into the app's database.</param>
/// <param name="images">What they are made from.</param>
internal sealed class AppContainers(DockerEngine engine, AppPlace place, AppSettings app, AppLabels labels, IConnections connections, AppImages images) : IAppInstances
{
    private const int MostTries = 5;

    private readonly ContainerLife _life = new(engine);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation) => images.CheckAsync(build, cancellation);

    /// <inheritdoc/>
    public Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation) => images.EnsureAsync(build, cancellation);

    /// <inheritdoc/>
    public Task<Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation) => images.FindObstacleAsync(release, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppInstance>> ListAsync(CancellationToken cancellation) => [.. (await engine.AskAsync(
        "listing the app's containers",
        client => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = Labels.Filter($"{Labels.RoleName}={Labels.Role.App}") }, cancellation),
        cancellation)).Select(labels.TryRead).OfType<AppInstance>()];

    /// <inheritdoc/>
    public async Task<AppInstance> LaunchAsync(AppRelease release, CancellationToken cancellation)
    {
        var image = await images.OfAsync(release, cancellation);
        var variables = await AppVariables.ReadAsync(app, place.Environment, connections, cancellation);
        place.Make();
        foreach (var ended in (await ListAsync(cancellation)).Where(instance => !instance.IsRunning && instance.IsOf(release))) await _life.RemoveAsync(ended.Id, cancellation);
        for (var tries = 1; ; tries++)
        {
            if (await TryLaunchAsync(release, image, variables, cancellation) is { } instance) return instance;
            if (tries == MostTries) throw new SurroundingsException(new Notice($"Release {release.Id} ({release.Version}) could not be started: every port that was chosen for it is taken. What serves was not touched."));
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsUpAsync(AppInstance instance, CancellationToken cancellation) => await engine.FindAsync(
        "looking at the app's container", client => client.Containers.InspectContainerAsync(instance.Id, cancellation), cancellation)
        is { State: { Running: true, Restarting: false }, RestartCount: 0 };

    /// <inheritdoc/>
    public async Task<string> ReadLogAsync(AppInstance instance, int lines, CancellationToken cancellation) =>
        (await AppVariables.ReadAsync(app, place.Environment, connections, cancellation)).Blot(await _life.SaidAsync(instance.Id, lines, cancellation));

    /// <inheritdoc/>
    public async Task EndAsync(AppInstance instance, CancellationToken cancellation)
    {
        if (await _life.FindAsync(instance.Id, cancellation) is { } container) await _life.StopAsync(container, cancellation);
    }

    /// <inheritdoc/>
    public async Task PurgeAsync(IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation)
    {
        foreach (var ended in (await ListAsync(cancellation)).Where(instance => !instance.IsRunning && !keep.Any(instance.IsOf))) await _life.RemoveAsync(ended.Id, cancellation);
        await images.PurgeAsync(keep, cancellation);
    }

    private async Task<AppInstance?> TryLaunchAsync(AppRelease release, string image, AppVariables variables, CancellationToken cancellation)
    {
        var port = FreePort.Pick();
        var name = ContainerNames.NewApp(labels.Checkout, place.Environment.Value);
        var id = (await _life.TryCreateAsync(name, AppBlueprint.Of(image, app, variables, port, labels.Of(release, port)), cancellation))!; // the name is new
        var isStarted = false;
        try
        {
            isStarted = await _life.TryStartAsync(id, CancellationToken.None); // not to be cancelled: it would start after it was removed
            return isStarted ? new AppInstance(id, release, port, IsRunning: true) : null;
        }
        finally
        {
            if (!isStarted) await _life.TryRemoveAsync(id);
        }
    }
}
