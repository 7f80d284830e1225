using Ferry.Processes;
using Ferry.Testing;

namespace Cake.Frosting.Ferry.Tests;

/// <summary>A build host over small histories, in a process and with a database of its own.</summary>
internal sealed class TestHost(string history, string connectionString)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    public static async Task<TestHost> OverAsync(string history) => new(history, await (await TestServer.SharedAsync()).CreateDatabaseAsync());

    public Task<ProcessResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(new ProcessCommand(Program, arguments)
    {
        Environment = new Dictionary<string, string?> { ["FERRY_TEST_HISTORY"] = history, ["FERRY_ROOT"] = AppContext.BaseDirectory, ["DATABASE_URL"] = connectionString },
    });

    public async Task<bool> HasTableAsync(string name)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
