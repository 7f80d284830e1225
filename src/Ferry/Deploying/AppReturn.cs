using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Brings a release back that served before.</summary>
internal static class AppReturn
{
    /// <summary>Starts it, and sends the requests to it; what is done already stays as it is.</summary>
    /// <returns>Where it serves, where that is known; or why it does not.</returns>
    public static async Task<(Uri? Address, Notice? Trouble)> ServeAgainAsync(this IAppTarget target, AppRelease release, CancellationToken cancellation)
    {
        if (await target.StartAsync(release, cancellation) is AppStep.Failed neverUp) return (null, neverUp.Trouble);
        return await target.SwitchBackAsync(release, cancellation) switch
        {
            AppStep.Failed unserved => (null, unserved.Trouble),
            AppStep.Done done => (done.Address, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
