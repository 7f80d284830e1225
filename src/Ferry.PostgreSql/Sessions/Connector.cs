using Ferry.Core.Rendering;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Opens connections with Ferry's settings and says clearly why one cannot be had.</summary>
/// <param name="settings">Where to connect.</param>
/// <param name="environment">Name of the environment, for messages.</param>
internal sealed class Connector(ConnectionSettings settings, string environment)
{
    /// <summary>The way to a database that was found before.</summary>
    public static Connector To(Ports.ServerConnection connection) => new(ConnectionSettings.Parse(connection.Reveal(), "its connection"), connection.Shown);

    public string Address => settings.Address;

    /// <summary>Opens a connection of its own, never pooled: a run's locks live and die with its sessions.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string applicationName, CancellationToken cancellation)
    {
        // The slim builder leaves out what a migration run does not need; so does not loading the catalog of types, which
        // would cost a query per connection: the types read here are built in.
        var source = new NpgsqlSlimDataSourceBuilder(settings.ForSession(applicationName))
            .EnableTransportSecurity()
            .EnableArrays()
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .Build();
        try
        {
            return await source.OpenConnectionAsync(cancellation);
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or ArgumentException or System.Security.Authentication.AuthenticationException or IOException)
        {
            await source.DisposeAsync();
            throw new SurroundingsException(ConnectionNotices.Of(problem, environment, settings), problem);
        }
    }
}
