using Ferry.Core.Backups;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Backups;

/// <summary>Finds the backup that was asked for.</summary>
/// <param name="backups">The backups.</param>
public sealed class BackupChoice(IBackups backups)
{
    /// <summary>The word that stands for the newest one.</summary>
    public const string Latest = "latest";

    /// <summary>Finds a backup.</summary>
    /// <param name="environment">Whose.</param>
    /// <param name="wanted">Its id, or <c>latest</c>.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The backup; null where there is none.</returns>
    public async Task<StoredBackup?> FindAsync(EnvironmentName environment, string wanted, CancellationToken cancellation)
    {
        var all = await backups.ListAsync(environment, cancellation);
        return string.Equals(wanted, Latest, StringComparison.OrdinalIgnoreCase)
            ? all.Count > 0 ? all[0] : null
            : all.FirstOrDefault(backup => string.Equals(backup.Id, wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Words for a backup that is not there.</summary>
    internal static Notice NoSuch(EnvironmentName environment, string wanted, string folder) => new(
        string.Equals(wanted, Latest, StringComparison.OrdinalIgnoreCase) ? $"Refused: {environment} has no backup. Nothing was changed." : $"Refused: {environment} has no backup \"{wanted}\". Nothing was changed.",
        NoticeDetail.Where(folder), NoticeDetail.Fix($"backup-list --environment={environment} shows what there is"));
}
