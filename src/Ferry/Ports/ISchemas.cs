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

    /// <summary>Reads what decides beside the migrations what they make, since schemas are best compared where that is the same.</summary>
    /// <param name="connection">The way into the database.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Version, schema and roles.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<SchemaSurroundings> ReadSurroundingsAsync(ServerConnection connection, string label, CancellationToken cancellation);

    /// <summary>Gives a throw-away database the schema and the roles of another one.</summary>
    /// <param name="sandbox">The way into the throw-away database, as the superuser.</param>
    /// <param name="like">What it is to have.</param>
    /// <param name="label">What the session is for.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A task that ends when it has them; sessions that are opened later use the schema.</returns>
    Task PrepareAsync(ServerConnection sandbox, SchemaSurroundings like, string label, CancellationToken cancellation);
}
