namespace Ferry.Ports;

/// <summary>The databases of the environments.</summary>
public interface IDatabases
{
    /// <summary>Connects to the database of an environment; starts the private server where the environment has one.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="cancellation">Cancels the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="Core.Rendering.UsageException">The environment has no usable connection setting.</exception>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<IDatabase> OpenAsync(Settings.EnvironmentName environment, string label, CancellationToken cancellation);

    /// <summary>Connects to a database that belongs to no environment: a sandbox, a restored copy.</summary>
    /// <param name="connection">The way into it.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="cancellation">Cancels the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">The server cannot be reached, or turns the login down.</exception>
    Task<IDatabase> OpenAsync(ServerConnection connection, string label, CancellationToken cancellation);
}
