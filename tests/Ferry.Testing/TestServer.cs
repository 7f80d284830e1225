using System.Globalization;
using Ferry.PostgreSql.Servers;
using Npgsql;

namespace Ferry.Testing;

/// <summary>One PostgreSQL server for a whole test process, wiped when the process ends.</summary>
public sealed class TestServer
{
    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);

    private readonly string _connectionString;
    private int _databases;

    private TestServer(string connectionString) => _connectionString = connectionString;

    /// <summary>The server of this process, started by the first who asks.</summary>
    public static Task<TestServer> SharedAsync() => Shared.Value;

    /// <summary>Makes an empty database that nobody else has.</summary>
    /// <returns>An Npgsql connection string to it, as the superuser.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Database = name,
            // Each database has a pool of its own; idle connections of finished tests would use up the server's.
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1,
        }.ConnectionString;
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = new LocalServer(Path.Combine(TestServerFolder.New(), ".ferry"), "postgres", Options);
        return new TestServer((await server.StartAsync()).Connection.Reveal());
    }

    /// <summary>Fast instead of durable, and with room for tests that run side by side.</summary>
    public static LocalServerOptions Options { get; } = new()
    {
        Durable = false,
        Settings = new Dictionary<string, string>
        {
            ["max_connections"] = "300",
            ["autovacuum"] = "off",
            // For statements about prepared transactions and subscriptions.
            ["max_prepared_transactions"] = "2",
            ["wal_level"] = "logical",
        },
    };
}
