using Ferry.PostgreSql.Servers;
using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>A durable PostgreSQL server for the length of the bench, made as the private server of a checkout is.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly LocalServer _server;
    private readonly string _connection;

    private BenchServer(LocalServer server, string connection) => (_server, _connection) = (server, connection);

    public static async Task<BenchServer> StartAsync(BenchFolders folders)
    {
        var server = new LocalServer(Path.Combine(folders.Bench, "server"), "postgres");
        return new BenchServer(server, (await server.StartAsync()).Connection.Reveal());
    }

    /// <summary>Makes a database anew.</summary>
    /// <returns>An Npgsql connection string to it.</returns>
    public async Task<string> FreshAsync(string name)
    {
        await using var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in new[] { $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync() => await _server.WipeAsync();
}
