namespace Ferry.Ports;

/// <summary>The private PostgreSQL server of one checkout, used when no connection is configured.</summary>
/// <remarks>Several processes may use the same server's port at once; those that write take turns.</remarks>
public interface IDevelopmentServer
{
    /// <summary>Finds out what state the server is in; never writes and never connects.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state of the server.</returns>
    Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates the server, starts it, or takes the running one; safe to call at any time and from several processes.</summary>
    /// <param name="progress">Hears one plain sentence for each step that takes time.</param>
    /// <param name="cancellationToken">Ends the wait; a half-made server is cleaned up by the next start.</param>
    /// <returns>What had to be done, and the way in.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">
    /// PostgreSQL is missing, or the server could not be made or started; the message says what state it is in.
    /// </exception>
    Task<ServerStarted> StartAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Stops the server and keeps its data; open sessions are ended.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was anything to stop.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">The server did not stop.</exception>
    Task<ServerStopped> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops the server and deletes everything it kept: data, password, log and record.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when nothing is left.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">The server did not stop, or its files cannot be deleted.</exception>
    Task WipeAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the server's own log; nothing if there is none yet.</summary>
    /// <param name="lines">How many of the newest lines to begin with.</param>
    /// <param name="follow">Go on with lines as they are written, until cancelled.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Lines, oldest first.</returns>
    IAsyncEnumerable<string> ReadLogAsync(int lines, bool follow, CancellationToken cancellationToken = default);
}
