using Ferry.Backups;
using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Restores a backup beside the database of its environment and swaps the names.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="choice">Finds the backup.</param>
/// <param name="restoration">Restores it.</param>
/// <param name="connections">The ways into the environments.</param>
/// <param name="databases">For the run lock.</param>
/// <param name="confirmation">Asks before a protected environment is changed.</param>
public sealed class RestoreDb(
    FerrySettings settings, BackupChoice choice, Restoration restoration, IConnections connections, IDatabases databases, IConfirmation confirmation)
{
    private const string Label = "restore-db";

    /// <summary>Restores a backup after a confirmation, under the run lock.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="backup">Its id, or <c>latest</c>.</param>
    /// <param name="dropOld">True to drop the database that was there; otherwise it is kept under another name.</param>
    /// <param name="cancellation">Cancels before the swap; what was restored is dropped.</param>
    /// <returns>How it ended.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, string backup, bool dropOld, CancellationToken cancellation)
    {
        var target = settings.For(environment);
        var found = await choice.FindAsync(environment, backup, cancellation);
        if (found is null) return new Refused(BackupChoice.NoSuch(environment, backup, restoration.Folder));
        if (target.IsProtected && !confirmation.Confirm(target, plan: null)) return new Refused(ConfirmationNotices.Missing(target));
        var connection = await connections.FindAsync(environment, cancellation);
        if (!await restoration.IsThereAsync(connection, cancellation)) return await restoration.RunAsync(found, connection, dropOld, cancellation);

        var database = await databases.OpenAsync(environment, Label, cancellation);
        await using var _ = database.ConfigureAwait(false);
        var attempt = await database.LockAsync(settings.LockWait, cancellation);
        if (attempt is LockAttempt.HeldElsewhere busy) return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
        await using var held = ((LockAttempt.Held)attempt).Run.ConfigureAwait(false);
        return await restoration.RunAsync(found, connection, dropOld, cancellation);
    }

    /// <summary>Restores a backup for a run that has asked and holds the run lock itself.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="backup">Its id, or <c>latest</c>.</param>
    /// <param name="cancellation">Cancels before the swap; what was restored is dropped.</param>
    /// <returns>How it ended.</returns>
    /// <remarks>The swap ends every session of the database, those that hold the run lock among them.</remarks>
    public async Task<IOutcome> RunConfirmedAsync(EnvironmentName environment, string backup, CancellationToken cancellation) =>
        await choice.FindAsync(environment, backup, cancellation) is { } found
            ? await restoration.RunAsync(found, await connections.FindAsync(environment, cancellation), dropOld: false, cancellation)
            : new Refused(BackupChoice.NoSuch(environment, backup, restoration.Folder));
}
