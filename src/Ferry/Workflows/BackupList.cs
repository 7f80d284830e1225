using Ferry.Core.Backups;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Lists the backups of an environment; writes nothing.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="backups">The backups.</param>
public sealed class BackupList(FerrySettings settings, IBackups backups)
{
    /// <summary>Lists them.</summary>
    /// <param name="environment">Whose.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The list, newest first.</returns>
    public async Task<BackupReport> RunAsync(EnvironmentName environment, CancellationToken cancellation) =>
        new(settings.For(environment).Name.Value, backups.Folder, await backups.ListAsync(environment, cancellation));
}
