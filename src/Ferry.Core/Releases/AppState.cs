namespace Ferry.Core.Releases;

/// <summary>What of an environment's app runs.</summary>
/// <param name="Serving">The release that gets the requests; null when none does.</param>
/// <param name="IsHealthy">True when it answers its health check.</param>
/// <param name="Address">Where it serves; null when that is not known here.</param>
/// <param name="Others">Releases that run and get no requests: candidates of dead runs, or one that is not drained yet.</param>
public sealed record AppState(AppRelease? Serving, bool IsHealthy, Uri? Address, IReadOnlyList<AppRelease> Others);
