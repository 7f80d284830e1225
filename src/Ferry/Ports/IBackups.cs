using Ferry.Core.Backups;
using Ferry.Core.Drift;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>The backups on disk. What is listed is complete.</summary>
public interface IBackups
{
    /// <summary>The folder of all backups.</summary>
    string Folder { get; }

    /// <summary>Lists the backups of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Newest first; none when there is no folder yet.</returns>
    Task<IReadOnlyList<StoredBackup>> ListAsync(EnvironmentName environment, CancellationToken cancellation);

    /// <summary>Begins a backup, and removes what killed runs have left.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A folder to fill; it is removed unless it is finished.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The folder cannot be written.</exception>
    Task<IPartialBackup> BeginAsync(EnvironmentName environment, CancellationToken cancellation);

    /// <summary>Tells how much may still be written.</summary>
    /// <returns>Bytes.</returns>
    long FreeSpace();

    /// <summary>Reads every file of a backup and compares it with the manifest.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What is wrong, one sentence each; none when all is well.</returns>
    Task<IReadOnlyList<string>> FindDamageAsync(StoredBackup.Whole backup, CancellationToken cancellation);

    /// <summary>Reads the schema that was backed up.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">Its file is damaged.</exception>
    Task<DatabaseSchema> ReadSchemaAsync(StoredBackup.Whole backup, CancellationToken cancellation);

    /// <summary>Deletes a backup; half deleted, it is no longer listed.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A task that ends when nothing is left.</returns>
    Task RemoveAsync(StoredBackup backup, CancellationToken cancellation);
}
