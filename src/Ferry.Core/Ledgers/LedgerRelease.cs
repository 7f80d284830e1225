using Ferry.Core.Migrations;
using Ferry.Core.Releases;

namespace Ferry.Core.Ledgers;

/// <summary>A release of one environment.</summary>
/// <param name="Id">Its number, counted from 1.</param>
/// <param name="RunId">The run that made it.</param>
/// <param name="Version">The version of the app, as in <see cref="AppBuild.Version"/>.</param>
/// <param name="Commit">The git commit; null when it was not known.</param>
/// <param name="Artifact">What of the app runs; null where only the database is deployed.</param>
/// <param name="State">What became of it.</param>
/// <param name="Migrations">Every migration that is applied when it runs, oldest first.</param>
/// <param name="Previous">The release that ran before it; null for the first.</param>
/// <param name="Backup">The backup taken before it; null when none was needed.</param>
/// <param name="Operator">Who deployed it.</param>
/// <param name="Started">When it began (UTC).</param>
/// <param name="Ended">When it got its present state (UTC); null while it is on its way.</param>
public sealed record LedgerRelease(
    long Id, string RunId, string Version, string? Commit, string? Artifact, ReleaseState State, IReadOnlyList<MigrationId> Migrations,
    long? Previous, string? Backup, string Operator, DateTimeOffset Started, DateTimeOffset? Ended)
{
    /// <summary>The newest migration of it; null when there is none.</summary>
    public MigrationId? Migration => Migrations.Count == 0 ? null : Migrations[^1];

    /// <summary>True when it ran, now or at some time.</summary>
    public bool HasRun => State is ReleaseState.Running or ReleaseState.Superseded or ReleaseState.RolledBack;

    /// <summary>The app of it; null where there is none.</summary>
    public AppRelease? App => Artifact is null ? null : new AppRelease(Id, Version, Artifact);
}
