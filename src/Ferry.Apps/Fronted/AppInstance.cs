using Ferry.Core.Releases;

namespace Ferry.Apps.Fronted;

/// <summary>One release that was started: a process or a container.</summary>
/// <param name="Id">Tells it apart from others of the same release.</param>
/// <param name="Release">The release.</param>
/// <param name="Port">The loopback port on which it listens.</param>
/// <param name="IsRunning">False for one that ended and was not cleared away yet.</param>
internal sealed record AppInstance(string Id, AppRelease Release, int Port, bool IsRunning)
{
    /// <summary>Its private address.</summary>
    internal Uri Address => new UriBuilder("http", "127.0.0.1", Port).Uri;

    /// <summary>True if it is of a release; numbers alone would come round again with a new ledger.</summary>
    internal bool IsOf(AppRelease? release) => release is not null && Release.Id == release.Id && Release.Version == release.Version;
}
