using Npgsql;

namespace Ferry.PostgreSql.Servers;

/// <summary>Makes sure that the server has the database it is there for.</summary>
internal static class ServerDatabase
{
    /// <summary>Creates the database if it is missing.</summary>
    /// <returns>The server's version; null if it refused the password.</returns>
    internal static async Task<string?> TryEnsureAsync(int port, string database, string password, CancellationToken cancellationToken)
    {
        // A pool would keep a connection open that nobody uses again.
        await using var connection = new NpgsqlConnection(ServerLogin.To(port, "postgres", password).Reveal() + ";Pooling=false");
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return null;
        }

        if (!await ExistsAsync(connection, database, cancellationToken)) await CreateAsync(connection, database, cancellationToken);
        return connection.PostgreSqlVersion.ToString();
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        var name = database.Replace("\"", "\"\"", StringComparison.Ordinal);
#pragma warning disable CA2100 // An identifier cannot be a parameter; it is quoted above.
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE template0", connection);
#pragma warning restore CA2100
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // A caller that was killed had asked for it, and the server finished that in the meantime.
        }
    }
}
