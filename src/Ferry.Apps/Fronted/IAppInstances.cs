using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Apps.Fronted;

/// <summary>What differs between processes and containers behind a front. What is there is told by the disk or the engine alone.</summary>
internal interface IAppInstances
{
    /// <summary>Looks whether a build can be had and be run.</summary>
    Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation);

    /// <summary>Makes the artifact, or finds that it is there.</summary>
    /// <exception cref="SurroundingsException">It cannot be made.</exception>
    Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation);

    /// <summary>Says why a release that ran before cannot be started again; null when its artifact is there.</summary>
    Task<Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation);

    /// <summary>Finds all that were started, running or not.</summary>
    Task<IReadOnlyList<AppInstance>> ListAsync(CancellationToken cancellation);

    /// <summary>Starts a release, and clears away what ended of the same release before.</summary>
    /// <exception cref="SurroundingsException">It cannot be started.</exception>
    Task<AppInstance> LaunchAsync(AppRelease release, CancellationToken cancellation);

    /// <summary>Looks whether it still runs the first time, without having been started again after a crash.</summary>
    Task<bool> IsUpAsync(AppInstance instance, CancellationToken cancellation);

    /// <summary>The newest lines of what it said, secrets blotted out.</summary>
    Task<string> ReadLogAsync(AppInstance instance, int lines, CancellationToken cancellation);

    /// <summary>Ends it: SIGTERM, and by force when its patience is over.</summary>
    Task EndAsync(AppInstance instance, CancellationToken cancellation);

    /// <summary>Removes the artifacts and what ended of all releases but these.</summary>
    Task PurgeAsync(IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation);
}
