using Ferry.Backups;
using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Finds out whether a backup is good: by its hashes, and by restoring it into a throw-away server.</summary>
/// <param name="choice">Finds the backup.</param>
/// <param name="backups">Reads it.</param>
/// <param name="dumps">Restores it.</param>
/// <param name="exchange">Makes the database for it.</param>
/// <param name="sandboxes">Makes the server for it.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class BackupVerify(
    BackupChoice choice, IBackups backups, IDumps dumps, IDatabaseExchange exchange, ISandboxes sandboxes, IProgress<string> progress)
{
    /// <summary>Looks at a backup.</summary>
    /// <param name="environment">Whose.</param>
    /// <param name="backup">Its id, or <c>latest</c>.</param>
    /// <param name="withRestore">True to restore it, too.</param>
    /// <param name="cancellation">Cancels; the throw-away server is removed.</param>
    /// <returns>What was found.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, string backup, bool withRestore, CancellationToken cancellation)
    {
        switch (await choice.FindAsync(environment, backup, cancellation))
        {
            case StoredBackup.Damaged damaged:
                return new BackupCheck(damaged.Id, "its manifest", [damaged.Reason]);
            case StoredBackup.Whole whole:
                var problems = await backups.FindDamageAsync(whole, cancellation);
                var files = $"{Count.Of(whole.Manifest.Files.Count, "file")} by SHA-256";
                return problems.Count > 0 || !withRestore ? new BackupCheck(whole.Id, files, problems) : await TryAsync(whole, files, cancellation);
            default:
                return new Refused(BackupChoice.NoSuch(environment, backup, backups.Folder));
        }
    }

    private async Task<BackupCheck> TryAsync(StoredBackup.Whole backup, string files, CancellationToken cancellation)
    {
        var sandbox = await sandboxes.StartAsync(backup.Manifest.Source.Major, progress, cancellation);
        await using var _ = sandbox.ConfigureAwait(false);
        var into = await exchange.CreateForTrialAsync(sandbox.Connection, backup.Manifest, cancellation);
        await dumps.RestoreAsync(backup, into, cancellation);
        var comparison = await dumps.CompareAsync(backup, into, cancellation);
        return new BackupCheck(
            backup.Id,
            $"{files}; restored: {backup.Manifest.Rows():N0} rows of {Count.Of(backup.Manifest.Counts.Count, "table")}, and the schema",
            comparison.Problems) { Remarks = comparison.Remarks };
    }
}
