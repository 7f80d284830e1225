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
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ConnectionString;
    }

    /// <summary>Makes a database anew, with what is in another one; everything is on the disk then.</summary>
    /// <returns>An Npgsql connection string to it.</returns>
    public async Task<string> CopyAsync(string from, string name)
    {
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name} TEMPLATE {from}", "CHECKPOINT");
        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ConnectionString;
    }

    /// <summary>Drops what a command left beside a database, and writes everything to the disk, so that no run pays for the one before it.</summary>
    public async Task SettleAsync(string name)
    {
        await using var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var list = new NpgsqlCommand("SELECT coalesce(array_agg(datname::text), '{}') FROM pg_database WHERE starts_with(datname, $1)", connection) { Parameters = { new() { Value = name + "_" } } };
        var beside = (string[])(await list.ExecuteScalarAsync())!;
        await RunAsync([.. beside.Select(one => $"DROP DATABASE \"{one}\" WITH (FORCE)"), "CHECKPOINT"]);
    }

    private async Task RunAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(_connection + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync() => await _server.WipeAsync();
}
