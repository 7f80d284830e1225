using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>The ways into the databases of the environments.</summary>
public interface IConnections
{
    /// <summary>Finds the connection of an environment; starts the private server where it has one and no connection is set.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="Core.Rendering.UsageException">No variable is set, or its text is unusable.</exception>
    Task<ServerConnection> FindAsync(EnvironmentName environment, CancellationToken cancellation);
}
