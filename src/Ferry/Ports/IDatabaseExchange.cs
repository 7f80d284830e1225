using Ferry.Core.Backups;
using Ferry.Core.Rendering;

namespace Ferry.Ports;

/// <summary>Puts one database in the place of another on the same server.</summary>
public interface IDatabaseExchange
{
    /// <summary>Tells whether a database is there.</summary>
    /// <param name="target">The way into it.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<bool> IsThereAsync(ServerConnection target, CancellationToken cancellation);

    /// <summary>Looks whether a backup can be restored beside a database and take its place; writes nothing.</summary>
    /// <param name="target">The way into the database; it need not be there.</param>
    /// <param name="manifest">The backup.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Why not, with all that is missing; null when it can.</returns>
    /// <exception cref="SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<Notice?> FindObstacleAsync(ServerConnection target, BackupManifest manifest, CancellationToken cancellation);

    /// <summary>Drops what interrupted restores have left beside a database.</summary>
    /// <param name="target">The way into the database.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The names of what was dropped.</returns>
    Task<IReadOnlyList<string>> RemoveLeftoversAsync(ServerConnection target, CancellationToken cancellation);

    /// <summary>Makes an empty database beside another, with its owner, character set, collation and tablespace.</summary>
    /// <param name="target">The way into the other one.</param>
    /// <param name="manifest">The backup that is to be restored into it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The way into it.</returns>
    Task<ServerConnection> CreateBesideAsync(ServerConnection target, BackupManifest manifest, CancellationToken cancellation);

    /// <summary>Ends every session of both databases and swaps their names in one transaction.</summary>
    /// <param name="target">The way into the database whose place is taken; settings, grants, limit and comment are carried over.</param>
    /// <param name="beside">The way into the one that takes it.</param>
    /// <param name="cancellation">Cancels before the swap.</param>
    /// <returns>The name that the old database has now; null where there was none.</returns>
    /// <exception cref="SurroundingsException">A session cannot be ended; nothing was swapped.</exception>
    Task<string?> SwapAsync(ServerConnection target, ServerConnection beside, CancellationToken cancellation);

    /// <summary>Drops a database of the same server, ending its sessions.</summary>
    /// <param name="target">The way into a database of that server.</param>
    /// <param name="name">The one to drop; not being there is fine.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task DropAsync(ServerConnection target, string name, CancellationToken cancellation);

    /// <summary>Makes an empty database for a trial of a backup on a throw-away server, with every role that the backup names.</summary>
    /// <param name="sandbox">The way into the server, as the superuser.</param>
    /// <param name="manifest">The backup.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The way into it.</returns>
    Task<ServerConnection> CreateForTrialAsync(ServerConnection sandbox, BackupManifest manifest, CancellationToken cancellation);
}
