namespace Ferry.Core.Releases;

/// <summary>One version of the app as the ledger of an environment knows it.</summary>
/// <param name="Id">The release's number in this environment, counted from 1.</param>
/// <param name="Version">The version, as in <see cref="AppBuild.Version"/>.</param>
/// <param name="Artifact">What runs: an image, a folder, or what the team's own commands are given; enough to start it again later.</param>
public sealed record AppRelease(long Id, string Version, string Artifact);
