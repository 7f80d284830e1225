using System.Globalization;
using Ferry.Processes;
using Ferry.Testing;
using Npgsql;

namespace Ferry.Acceptance.Tests;

/// <summary>A database on a real server, looked at from outside with SQL, psql and pg_dump.</summary>
public sealed class TestDatabase(string connectionString)
{
    // Servers are stopped and databases dropped under these tests; a pool would keep dead connections.
    private readonly NpgsqlConnectionStringBuilder _settings = new(connectionString) { Pooling = false };

    public string ConnectionString => connectionString;

    public string Name => _settings.Database!;

    /// <summary>The same connection as a URL, with another password or another database if wanted.</summary>
    public string Url(string? password = null, string? database = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"postgres://{_settings.Username}:{Uri.EscapeDataString(password ?? _settings.Password!)}@{_settings.Host}:{_settings.Port}/{database ?? Name}");

    /// <summary>An empty database that nobody else has.</summary>
    public static async Task<TestDatabase> CreateAsync() => new(await (await TestServer.SharedAsync()).CreateDatabaseAsync());

    /// <summary>Another database of the same server.</summary>
    public TestDatabase Beside(string name) => new(new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public Task RunAsync(string sql) => AskAsync<object>(sql);

    /// <summary>The ids in EF Core's history; empty, too, where there is no history.</summary>
    public async Task<string[]> HistoryAsync() => await AskAsync<bool>("""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""")
        ? await AskAsync<string[]>("""SELECT COALESCE(array_agg("MigrationId"::text ORDER BY "MigrationId"), '{}') FROM "__EFMigrationsHistory" """) ?? []
        : [];

    /// <summary>The names of all tables; nothing else is ever there without one.</summary>
    public async Task<string[]> TablesAsync() => await AskAsync<string[]>(
        "SELECT COALESCE(array_agg(relname::text ORDER BY relname), '{}') FROM pg_class WHERE relkind = 'r' AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace) AND relnamespace::regnamespace::text <> 'ferry'") ?? [];

    public Task<bool> HasColumnAsync(string table, string column) =>
        AskAsync<bool>($"SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_name = '{table}' AND column_name = '{column}')");

    /// <summary>Schema and rows, as text.</summary>
    public Task<string> DumpAsync() => DatabaseText.OfAsync(connectionString, "--exclude-schema=ferry");

    /// <summary>Runs a script in psql as it is.</summary>
    public async Task<ProcessResult> PsqlAsync(string script) =>
        await ProcessRunner.RunAsync(await PostgresProgram.ForAsync(connectionString, "psql", "-X", "-q") with { Input = script });
}
