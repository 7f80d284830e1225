using Ferry.Core.Backups;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Backups;

/// <summary>Removes the backups that are due to go.</summary>
/// <param name="settings">How many stay, and for how long.</param>
/// <param name="backups">The backups.</param>
/// <param name="needs">Which are needed.</param>
/// <param name="clock">The time.</param>
public sealed class BackupRetention(FerrySettings settings, IBackups backups, IBackupNeeds needs, TimeProvider clock)
{
    /// <summary>Removes them; called only after a backup succeeded, so that the newest is a good one.</summary>
    /// <param name="environment">Whose.</param>
    /// <param name="cancellation">Cancels between two.</param>
    /// <returns>Their ids, oldest first.</returns>
    /// <remarks>A damaged backup is neither counted nor removed: somebody has to look at it.</remarks>
    public async Task<IReadOnlyList<string>> ApplyAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var all = (await backups.ListAsync(environment, cancellation)).OfType<StoredBackup.Whole>().ToList();
        var due = Retention.PlanRemoval(
            all.Select(backup => (backup.Id, backup.Manifest.Created)), settings.Backups.Keep, settings.Backups.KeepFor, await needs.FindAsync(environment, cancellation), clock.GetUtcNow());
        foreach (var backup in all.Where(backup => due.Contains(backup.Id))) await backups.RemoveAsync(backup, cancellation);
        return due;
    }
}
