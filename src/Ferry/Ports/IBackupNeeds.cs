using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Tells which backups somebody still needs, so that retention leaves them.</summary>
public interface IBackupNeeds
{
    /// <summary>Finds the backups that a release of an environment would be rolled back to.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Ids of backups.</returns>
    Task<IReadOnlyCollection<string>> FindAsync(EnvironmentName environment, CancellationToken cancellation);
}
