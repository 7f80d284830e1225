using Ferry.Core.Releases;

namespace Ferry.Ports;

/// <summary>Where the app of one environment runs, and how its releases take turns.</summary>
/// <remarks>
/// Every step can be repeated: done again, it finds that it is done. A run that is killed between two steps leaves what the next
/// run's <see cref="LookAsync"/> sees and its <see cref="RetireAsync"/> clears away.
/// </remarks>
public interface IAppTarget
{
    /// <summary>Looks whether the app can be had and be run; writes nothing.</summary>
    /// <param name="build">What is to be deployed.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>One gate per thing that was looked at.</returns>
    Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation);

    /// <summary>Makes what runs, or finds that it is there: publishes, builds or takes the image. What serves is not touched.</summary>
    /// <param name="build">What is to be deployed.</param>
    /// <param name="cancellation">Cancels; nothing half made is taken for whole later.</param>
    /// <returns>The artifact, for the ledger.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">It cannot be made.</exception>
    Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation);

    /// <summary>Looks whether a release that ran before can be started again; writes nothing.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Why it cannot be; null when its artifact is there.</returns>
    Task<Core.Rendering.Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation) => Task.FromResult<Core.Rendering.Notice?>(null);

    /// <summary>Looks what runs.</summary>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>
    /// What serves, and what else is there. A release that crashed, or whose public port nobody listens on, still is the one that
    /// requests are led to: it is told as serving and not healthy, and starting and switching to it again mends that.
    /// </returns>
    Task<AppState> LookAsync(CancellationToken cancellation);

    /// <summary>Starts a release beside what serves, where nobody is sent to it yet, and waits until it is healthy.</summary>
    /// <param name="release">The release; its artifact was made by <see cref="PrepareAsync"/>.</param>
    /// <param name="cancellation">Cancels; the candidate is removed.</param>
    /// <returns>Its private address, or why it did not get healthy.</returns>
    Task<AppStep> StartAsync(AppRelease release, CancellationToken cancellation);

    /// <summary>Sends all further requests to a release that <see cref="StartAsync"/> started.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellation">Cancels before the switch.</param>
    /// <returns>The public address, or why it does not serve.</returns>
    Task<AppStep> SwitchAsync(AppRelease release, CancellationToken cancellation);

    /// <summary>Sends all further requests to a release that served before: what a rollback does, and a deploy that failed.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellation">Cancels before the switch.</param>
    /// <returns>The public address, or why it does not serve.</returns>
    /// <remarks>The same as <see cref="SwitchAsync"/>, except where the team has a rollback command of its own.</remarks>
    Task<AppStep> SwitchBackAsync(AppRelease release, CancellationToken cancellation) => SwitchAsync(release, cancellation);

    /// <summary>Lets requests wait instead of being served, until the next <see cref="SwitchAsync"/>; for a schema that the serving release does not fit.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A task that ends when no request is being served any more, and the release that served has ended.</returns>
    /// <remarks>Where the team's own commands deploy the app, nothing can be paused, and nothing is.</remarks>
    Task PauseAsync(CancellationToken cancellation);

    /// <summary>Ends every running release but one: SIGTERM, requests in progress finish. Removes artifacts that nobody needs.</summary>
    /// <param name="serving">The release that stays; null when none does.</param>
    /// <param name="keep">Releases whose artifacts stay, so that they can be started again.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>A task that ends when they have ended.</returns>
    Task RetireAsync(AppRelease? serving, IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation);
}
