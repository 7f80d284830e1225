using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>A session in another database of the same server, since nobody may be in a database that is renamed or dropped.</summary>
internal static class MaintenanceSession
{
    private static readonly string[] Databases = ["postgres", "template1"];

    internal static async Task<NpgsqlConnection> OpenAsync(ServerConnection target, string label, CancellationToken cancellation)
    {
        SurroundingsException? missing = null;
        foreach (var database in Databases.Where(database => database != NameOf(target)))
        {
            try
            {
                return await Connector.To(In(target, database)).OpenAsync(label, cancellation);
            }
            catch (SurroundingsException problem) when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
            {
                missing = problem;
            }
        }

        throw missing!;
    }

    /// <summary>The way into another database of the same server.</summary>
    internal static ServerConnection In(ServerConnection target, string database)
    {
        var login = new NpgsqlConnectionStringBuilder(target.Reveal()) { Database = database };
        return new ServerConnection($"{login.Host}:{login.Port}/{database} as {login.Username}", login.ConnectionString);
    }

    internal static string NameOf(ServerConnection target)
    {
        var login = new NpgsqlConnectionStringBuilder(target.Reveal());
        return login.Database ?? login.Username!;
    }
}
