namespace Ferry.Ports;

/// <summary>The way into one database. It shows where it leads and as whom, never the password.</summary>
/// <remarks>A class, not a record: a record would print what it holds.</remarks>
public sealed class ServerConnection
{
    private readonly string _connectionString;

    /// <summary>Makes the connection from what may be shown and what may not.</summary>
    /// <param name="shown">Host, port, database and user.</param>
    /// <param name="connectionString">The driver's connection string, password included.</param>
    public ServerConnection(string shown, string connectionString) =>
        (Shown, _connectionString) = (shown, connectionString);

    /// <summary>Host, port, database and user, as <c>host:port/database as user</c>.</summary>
    public string Shown { get; }

    /// <summary>Gives the driver's connection string, password included.</summary>
    /// <returns>A connection string that must not reach any output, file or argument list.</returns>
    public string Reveal() => _connectionString;

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
