using Ferry.Core.Backups;
using Ferry.Core.Drift;

namespace Ferry.Ports;

/// <summary>A backup that is being made; disposed of before it is finished, nothing of it is left.</summary>
public interface IPartialBackup : IAsyncDisposable
{
    /// <summary>Its id.</summary>
    string Id { get; }

    /// <summary>When it was begun.</summary>
    DateTimeOffset Created { get; }

    /// <summary>The folder for pg_dump's files; not there yet.</summary>
    string DumpFolder { get; }

    /// <summary>Makes it whole: hashes its files, writes the manifest, brings all of it to the disk, and gives it its name.</summary>
    /// <param name="manifest">The manifest, its files missing.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellation">Cancels before it gets its name.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">It cannot be written.</exception>
    Task<StoredBackup.Whole> FinishAsync(BackupManifest manifest, DatabaseSchema schema, CancellationToken cancellation);
}
