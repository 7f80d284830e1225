using Ferry.Core.Drift;

namespace Ferry.Ports;

/// <summary>Reads schemas from the catalogs of servers.</summary>
public interface ISchemas
{
    /// <summary>Tells one way of reading from another: schemas that were read in different forms cannot be compared.</summary>
    string Form { get; }

    /// <summary>Reads the schema of one database.</summary>
    /// <param name="connection">The way into it.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Everything in it that counts.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<DatabaseSchema> ReadAsync(ServerConnection connection, string label, CancellationToken cancellation);

    /// <summary>Asks a server for its version, since definitions are best compared on servers of one major version.</summary>
    /// <param name="connection">The way to one of its databases.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The major version.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<int> ReadMajorAsync(ServerConnection connection, string label, CancellationToken cancellation);
}
