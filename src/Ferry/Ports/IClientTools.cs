namespace Ferry.Ports;

/// <summary>PostgreSQL's client programs, wherever they are.</summary>
public interface IClientTools
{
    /// <summary>Finds pg_dump and pg_restore that fit a server.</summary>
    /// <param name="server">The version of the server.</param>
    /// <param name="atLeast">A major version that they must have at least, to read what another pg_dump wrote.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Programs of the server's major version, or of the next newer one.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">There are none.</exception>
    Task<IClientTool> FindAsync(Version server, int atLeast, CancellationToken cancellation);
}
