using Ferry.PostgreSql.Servers;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Live;

/// <summary>A server from this machine's programs, made for the states that the live gate looks for: small, and soon in need of a vacuum.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private readonly TestCheckout _checkout = new();
    private string _connectionString = "";
    private int _databases;

    public const int MaxConnections = 30;

    public string Data { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var server = new LocalServer(_checkout.Ferry, "app", new LocalServerOptions
        {
            Durable = false,
            Settings = new Dictionary<string, string>
            {
                ["max_connections"] = $"{MaxConnections}",
                ["superuser_reserved_connections"] = "2",
                ["max_prepared_transactions"] = "4",
                ["wal_level"] = "replica",
                ["autovacuum"] = "off", // but for wraparound
                ["autovacuum_freeze_max_age"] = "100000",
                ["autovacuum_vacuum_cost_delay"] = "0",
            },
        });
        _connectionString = (await server.StartAsync()).Connection.Reveal() + ";Pooling=false";
        await using var connection = await Scene.StayAsync(_connectionString);
        await using var ask = new NpgsqlCommand("SHOW data_directory", connection);
        Data = (string)(await ask.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    /// <summary>A database of its own, with a table in it.</summary>
    internal async Task<Pipeline> DatabaseAsync()
    {
        var name = $"live_{Interlocked.Increment(ref _databases)}";
        await Scene.RunAsync(_connectionString, $"CREATE DATABASE {name}");
        var pipeline = Pipeline.On(new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString, live: Scene.Impatient);
        await Scene.RunAsync(pipeline.ConnectionString, "CREATE TABLE busy (i int)", "INSERT INTO busy SELECT generate_series(1, 100000)");
        return pipeline;
    }
}
