using Ferry.Core.Backups;

namespace Ferry.Ports;

/// <summary>Takes databases into files and back.</summary>
public interface IDumps
{
    /// <summary>Asks how large a database is on its server.</summary>
    /// <param name="connection">The way into it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Bytes.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<long> SizeAsync(ServerConnection connection, CancellationToken cancellation);

    /// <summary>Dumps a database, and counts its rows and reads its schema in the same snapshot.</summary>
    /// <param name="connection">The way into it.</param>
    /// <param name="folder">A folder that is not there yet.</param>
    /// <param name="estimate">How large the dump may become, for the progress.</param>
    /// <param name="cancellation">Ends the dump.</param>
    /// <returns>What was dumped.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">No fitting pg_dump is there, or it failed; the database is as it was.</exception>
    Task<Dump> DumpAsync(ServerConnection connection, string folder, long estimate, CancellationToken cancellation);

    /// <summary>Restores a backup into an empty database.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="into">The way into the database.</param>
    /// <param name="cancellation">Ends the restore; the database is left as far as it came.</param>
    /// <returns>A task that ends when all is restored and the planner has its statistics.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">No fitting pg_restore is there, or it failed.</exception>
    Task RestoreAsync(StoredBackup.Whole backup, ServerConnection into, CancellationToken cancellation);

    /// <summary>Holds a restored database against the backup that it came from.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="restored">The way into the database.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The database or the backup cannot be read.</exception>
    Task<RestoredComparison> CompareAsync(StoredBackup.Whole backup, ServerConnection restored, CancellationToken cancellation);
}
