using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Backups;

/// <summary>Finds in the ledger which backups releases would be rolled back to.</summary>
/// <param name="databases">The databases.</param>
/// <param name="backups">The backups.</param>
public sealed class LedgerBackupNeeds(IDatabases databases, IBackups backups) : IBackupNeeds
{
    /// <inheritdoc/>
    /// <remarks>Where the ledger cannot be read, every backup counts as needed.</remarks>
    public async Task<IReadOnlyCollection<string>> FindAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        try
        {
            var database = await databases.OpenAsync(environment, "backup-db", cancellation);
            await using var _ = database.ConfigureAwait(false);
            return (await database.ReadLedgerAsync(cancellation)).NeededBackups;
        }
        catch (SurroundingsException)
        {
            return [.. (await backups.ListAsync(environment, cancellation)).Select(backup => backup.Id)];
        }
    }
}
