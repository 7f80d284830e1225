using Ferry.Core.Rendering;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Opens connections with Ferry's settings and says clearly why one cannot be had.</summary>
/// <param name="settings">Where to connect.</param>
/// <param name="environment">Name of the environment, for messages.</param>
internal sealed class Connector(ConnectionSettings settings, string environment)
{
    public string Address => settings.Address;

    /// <summary>Opens a connection of its own, never pooled: a run's locks live and die with its sessions.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string applicationName, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(settings.ForSession(applicationName));
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or ArgumentException or System.Security.Authentication.AuthenticationException or IOException)
        {
            await connection.DisposeAsync();
            throw new SurroundingsException(ConnectionNotices.Of(problem, environment, settings), problem);
        }
    }
}
