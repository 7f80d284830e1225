using Ferry.Core.Migrations;
using Ferry.Core.Releases;

namespace Ferry.Core.Ledgers;

/// <summary>What the ledger of a database says.</summary>
/// <param name="Runs">The runs, oldest first.</param>
/// <param name="Releases">The releases, oldest first.</param>
/// <param name="Migrations">The migrations that Ferry applied, in the order in which they were applied, the reverted ones among them.</param>
public sealed record Ledger(IReadOnlyList<LedgerRun> Runs, IReadOnlyList<LedgerRelease> Releases, IReadOnlyList<LedgerMigration> Migrations)
{
    private const int KeptReleases = 5;

    /// <summary>The ledger of a database that has none.</summary>
    public static Ledger Empty { get; } = new([], [], []);

    /// <summary>Whether it could be read; where it could not, it reads as empty.</summary>
    public LedgerAccess Access { get; init; }

    /// <summary>The release that runs; null when none does.</summary>
    public LedgerRelease? Current => Releases.LastOrDefault(release => release.State == ReleaseState.Running);

    /// <summary>The run that began last; null when there was none.</summary>
    public LedgerRun? Newest => Runs.Count == 0 ? null : Runs[^1];

    /// <summary>Runs that began and did not say how they ended: killed, or still at it.</summary>
    public IReadOnlyList<LedgerRun> Open => [.. Runs.Where(run => run.Ended is null)];

    /// <summary>Finds what is kept of a migration as it was applied last.</summary>
    /// <param name="id">The migration.</param>
    /// <returns>The newest entry; null when Ferry did not apply it.</returns>
    public LedgerMigration? Find(MigrationId id) => Migrations.LastOrDefault(migration => migration.Id == id);

    /// <summary>Finds what is kept of a migration that is applied.</summary>
    /// <param name="id">The migration.</param>
    /// <returns>Its entry; null when Ferry did not apply it, reverted it since, or applied it in part.</returns>
    public LedgerMigration? FindApplied(MigrationId id) => Find(id) is { IsWhole: true, IsReverted: false } found ? found : null;

    /// <summary>Finds a release.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The release; null when there is none.</returns>
    public LedgerRelease? Find(long id) => Releases.FirstOrDefault(release => release.Id == id);

    /// <summary>Migrations of which only some transactions are committed.</summary>
    public IReadOnlyList<MigrationId> HalfApplied => [.. Migrations.Where(migration => !migration.IsWhole && !migration.IsReverted).Select(migration => migration.Id)];

    /// <summary>The apps of the last releases that ran: their artifacts have to stay, so that a rollback can start them again.</summary>
    public IReadOnlyCollection<AppRelease> KeptApps => [.. Releases.Where(release => release.HasRun).TakeLast(KeptReleases).Select(release => release.App).OfType<AppRelease>()];

    /// <summary>The backups that the last releases took: what a rollback with <c>--restore</c> goes back to.</summary>
    public IReadOnlyCollection<string> NeededBackups => [.. Releases.Where(release => release.HasRun).TakeLast(KeptReleases).Select(release => release.Backup).OfType<string>()];
}
