using System.Diagnostics;
using System.Net;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.Fronted;

/// <summary>An app whose releases take turns behind a front on this machine.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="instances">Processes or containers.</param>
internal sealed class FrontedApp(AppPlace place, AppSettings app, IAppInstances instances) : IAppTarget, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SwitchPatience = TimeSpan.FromSeconds(15);

    private readonly FrontProcess _front = new(place, new IPEndPoint(app.Listen, app.Port));
    private readonly HealthWatch _health = new(app, instances);

    private Uri LocalAddress { get; } = new UriBuilder("http", (app.Listen.Equals(IPAddress.Any) ? IPAddress.Loopback : app.Listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : app.Listen).ToString(), app.Port).Uri;

    private Uri PublicAddress => app.Address ?? LocalAddress;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation) =>
    [
        AppGates.Variables(app),
        AppGates.Dotnet(),
        _front.IsThere ? Gate.Passed(AppGates.PortName, $"{app.Port} is the app's already")
            : _front.CanListen ? Gate.Passed(AppGates.PortName, $"{app.Port} is free")
            : Gate.Refused(AppGates.PortName, $"{app.Port} on {app.Listen} is taken by another program", "end that program, or set another \"port\" in ferry.json"),
        .. await instances.CheckAsync(build, cancellation),
    ];

    /// <inheritdoc/>
    public Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation) =>
        PlaceTrouble.GuardAsync(place, () => instances.PrepareAsync(build, cancellation));

    /// <inheritdoc/>
    public Task<Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation) => instances.FindObstacleAsync(release, cancellation);

    /// <inheritdoc/>
    public async Task<AppState> LookAsync(CancellationToken cancellation)
    {
        var route = RouteFile.Read(place);
        var others = (await instances.ListAsync(cancellation)).Where(instance => instance.IsRunning && !(instance.IsOf(route.Serving) && instance.Port == route.Port));
        var isHealthy = route.Serving is not null && _front.IsThere && await _health.AskAsync(LocalAddress, cancellation) is null;
        return new AppState(route.Serving, isHealthy, PublicAddress, [.. others.Select(instance => instance.Release).Distinct()]);
    }

    /// <inheritdoc/>
    public Task<AppStep> StartAsync(AppRelease release, CancellationToken cancellation) => StepAsync(async () =>
    {
        var instance = await FindAsync(release, cancellation) ?? await instances.LaunchAsync(release, cancellation);
        return await WaitAsync(instance, cancellation) is { } trouble ? new AppStep.Failed(trouble) : new AppStep.Done(instance.Address);
    });

    /// <inheritdoc/>
    public Task<AppStep> SwitchAsync(AppRelease release, CancellationToken cancellation) => StepAsync(async () =>
    {
        if (await FindAsync(release, cancellation) is not { } instance) return new AppStep.Failed(NotRunning(release));
        if (await _front.EnsureAsync(cancellation) is { } trouble) return new AppStep.Failed(trouble);
        var before = RouteFile.Read(place);
        if (instance.IsOf(before.Serving) && instance.Port == before.Port) return new AppStep.Done(PublicAddress);

        RouteFile.Write(place, instance.Port, release);
        if (await AskPublicAsync() is not { } seen) return new AppStep.Done(PublicAddress);
        RouteFile.Write(place, before.Port, before.Release);
        return new AppStep.Failed(NotReached(release, seen));
    });

    /// <inheritdoc/>
    public async Task PauseAsync(CancellationToken cancellation)
    {
        var route = RouteFile.Read(place);
        if (route.Release is null) return; // nothing has ever served
        if (route.Port is not null) route = RouteFile.Write(place, null, route.Release);
        await _front.DrainedAsync(route.Sequence, cancellation);
        foreach (var instance in await ListAsync(instance => instance.IsOf(route.Release), cancellation)) await instances.EndAsync(instance, cancellation);
    }

    /// <inheritdoc/>
    public async Task RetireAsync(AppRelease? serving, IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation)
    {
        var route = RouteFile.Read(place);
        await _front.DrainedAsync(route.Sequence, cancellation);
        var leaving = await ListAsync(instance => !instance.IsOf(serving) || (instance.IsOf(route.Serving) && instance.Port != route.Port), cancellation);
        await Task.WhenAll(leaving.Select(instance => instances.EndAsync(instance, cancellation)));
        if (serving is null && route.Port is not null)
        {
            // Not a pause, in which requests wait for the next release: there is to be none.
            RouteFile.Write(place, null, null);
            await _front.EndAsync(cancellation);
        }

        await instances.PurgeAsync(serving is null ? keep : [.. keep, serving], cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _health.Dispose();

    private async Task<AppStep> StepAsync(Func<Task<AppStep>> step)
    {
        try
        {
            return await PlaceTrouble.GuardAsync(place, step);
        }
        catch (SurroundingsException exception)
        {
            return new AppStep.Failed(exception.Notice);
        }
    }

    // The one that serves goes first: it is what a start finds done already.
    private async Task<AppInstance?> FindAsync(AppRelease release, CancellationToken cancellation)
    {
        var route = RouteFile.Read(place);
        return (await ListAsync(instance => instance.IsOf(release), cancellation)).OrderByDescending(instance => instance.Port == route.Port).FirstOrDefault();
    }

    private async Task<IReadOnlyList<AppInstance>> ListAsync(Func<AppInstance, bool> which, CancellationToken cancellation) =>
        [.. (await instances.ListAsync(cancellation)).Where(instance => instance.IsRunning && which(instance))];

    // A candidate that is not healthy is removed, also when the wait is cancelled; one that serves already is left to its requests.
    private async Task<Notice?> WaitAsync(AppInstance instance, CancellationToken cancellation)
    {
        var isHealthy = false;
        try
        {
            var trouble = await _health.WaitAsync(instance, cancellation);
            isHealthy = trouble is null;
            return trouble;
        }
        finally
        {
            var route = RouteFile.Read(place);
            if (!isHealthy && !(instance.IsOf(route.Serving) && instance.Port == route.Port)) await instances.EndAsync(instance, CancellationToken.None);
        }
    }

    // From here on there is no way back by a cancellation: the route is written.
    private async Task<string?> AskPublicAsync()
    {
        string? seen;
        var waiting = Stopwatch.StartNew();
        while ((seen = await _health.AskAsync(LocalAddress, CancellationToken.None)) is not null && waiting.Elapsed < SwitchPatience) await Task.Delay(Pause, CancellationToken.None);
        return seen;
    }

    private Notice NotRunning(AppRelease release) => new(
        $"Release {release.Id} ({release.Version}) does not run, so no request was sent to it. What served before still does.",
        NoticeDetail.Where($"environment {place.Environment}"),
        NoticeDetail.Fix("run the same command again: it starts the release first"));

    private Notice NotReached(AppRelease release, string seen) => new(
        $"Release {release.Id} ({release.Version}) is healthy at its private address, and was not reached at the public one. What served before serves again.",
        NoticeDetail.Where(new Uri(LocalAddress, app.Health).ToString()),
        new NoticeDetail("seen", seen),
        NoticeDetail.Fix($"see {place.At("front.log")}"));
}
