using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Ferry.Testing;

/// <summary>The shape of the shared test server, until the project of that name is there; delete this folder then.</summary>
public sealed class TestServer
{
    private const string Binaries = "/usr/lib/postgresql/15/bin/";
    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);
    private readonly string _connectionString;

    private TestServer(string connectionString) => _connectionString = connectionString;

    public static Task<TestServer> SharedAsync() => Shared.Value;

    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
    }

    private static async Task<TestServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("app-tests-").FullName;
        var data = Path.Combine(folder, "data");
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", folder);
        await RunAsPostgresAsync("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync");
        await RunAsPostgresAsync(
            "pg_ctl", "start", "-w", "-D", data, "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsPostgresAsync("pg_ctl", "stop", "-m", "immediate", "-D", data).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return new($"Host=127.0.0.1;Port={port};Username=postgres;Password=not-a-secret;Database=postgres");
    }

    private static Task RunAsPostgresAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", Binaries + program, .. arguments])
        : RunAsync(Binaries + program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
