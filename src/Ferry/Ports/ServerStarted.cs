namespace Ferry.Ports;

/// <summary>A development server that is running now, and what it took.</summary>
public abstract record ServerStarted
{
    private ServerStarted(ServerConnection connection, ServerStatus.Running server) =>
        (Connection, Server) = (connection, server);

    /// <summary>The way into its database.</summary>
    public ServerConnection Connection { get; }

    /// <summary>The running server.</summary>
    public ServerStatus.Running Server { get; }

    /// <summary>There was none: it was made and started.</summary>
    /// <param name="Connection">The way into its database.</param>
    /// <param name="Server">The running server.</param>
    public sealed record Created(ServerConnection Connection, ServerStatus.Running Server) : ServerStarted(Connection, Server);

    /// <summary>It was there and not running: it was started.</summary>
    /// <param name="Connection">The way into its database.</param>
    /// <param name="Server">The running server.</param>
    public sealed record Started(ServerConnection Connection, ServerStatus.Running Server) : ServerStarted(Connection, Server);

    /// <summary>It was running already.</summary>
    /// <param name="Connection">The way into its database.</param>
    /// <param name="Server">The running server.</param>
    public sealed record AlreadyRunning(ServerConnection Connection, ServerStatus.Running Server) : ServerStarted(Connection, Server);
}
