using System.Globalization;
using Ferry.Core.Rendering;
using Ferry.PostgreSql.Servers;
using Npgsql;

namespace Ferry.Testing;

/// <summary>One PostgreSQL server for a whole test process, in a container or not, wiped when the process ends.</summary>
public sealed class TestServer
{
    /// <summary>The environment variable that forces one kind of server: <c>docker</c> or <c>local</c>.</summary>
    public const string Variable = "FERRY_TEST_SERVER";

    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);
    private static readonly Lazy<Task<TestServer>> OfThisMachine = new(() => StartLocalAsync("It is to be of the same version as the programs on this machine."));

    private readonly string _connectionString;
    private int _databases;

    private TestServer(string connectionString, string? whyLocal = null) => (_connectionString, WhyLocal) = (connectionString, whyLocal);

    /// <summary>Why it runs from the programs on this machine; null if it is in a container.</summary>
    public string? WhyLocal { get; }

    /// <summary>The server of this process, started by the first who asks.</summary>
    public static Task<TestServer> SharedAsync() => Shared.Value;

    /// <summary>A server from the programs on this machine, for tests of what these programs make of it; started by the first who asks.</summary>
    public static Task<TestServer> OfThisMachineAsync() => OfThisMachine.Value;

    /// <summary>Its major version.</summary>
    public async Task<int> MajorAsync()
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.Major;
    }

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

    private static async Task<TestServer> StartAsync() => Environment.GetEnvironmentVariable(Variable) switch
    {
        "docker" => await StartInContainerAsync(),
        "local" => await StartLocalAsync($"{Variable} is local."),
        null or "" => await StartAnyAsync(),
        var other => throw new UsageException(new Notice(
            $"{Variable} is \"{other}\", which is no kind of test server. None was started.",
            NoticeDetail.Fix("docker, local, or unset it to have a container where a Docker engine can be reached"))),
    };

    private static async Task<TestServer> StartAnyAsync()
    {
        try
        {
            return await StartInContainerAsync();
        }
        catch (SurroundingsException exception)
        {
            Console.WriteLine($"The tests' server is run from the PostgreSQL programs on this machine. {exception.Message}");
            return await StartLocalAsync(exception.Notice.Headline);
        }
    }

    private static async Task<TestServer> StartInContainerAsync() => new(await ContainerServer.StartAsync());

    private static async Task<TestServer> StartLocalAsync(string why)
    {
        var server = new LocalServer(Path.Combine(TestServerFolder.New(), ".ferry"), "postgres", Options);
        return new((await server.StartAsync()).Connection.Reveal(), why);
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
