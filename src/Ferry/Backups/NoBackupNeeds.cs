using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Backups;

/// <summary>Where nothing keeps a record of releases, none needs a backup.</summary>
public sealed class NoBackupNeeds : IBackupNeeds
{
    /// <inheritdoc/>
    public Task<IReadOnlyCollection<string>> FindAsync(EnvironmentName environment, CancellationToken cancellation) => Task.FromResult<IReadOnlyCollection<string>>([]);
}
