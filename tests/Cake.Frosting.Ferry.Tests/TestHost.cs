using Ferry.Processes;
using Ferry.Testing;

namespace Cake.Frosting.Ferry.Tests;

/// <summary>A build host over small histories, in a process and with a database of its own.</summary>
internal sealed class TestHost(string history, string connectionString)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    public static async Task<TestHost> OverAsync(string history) => new(history, await (await TestServer.SharedAsync()).CreateDatabaseAsync());

    public Task<ProcessResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs the host with variables of the caller's, which override its own.</summary>
    public Task<ProcessResult> RunAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        var all = new Dictionary<string, string?>
        {
            ["FERRY_TEST_HISTORY"] = history, ["FERRY_ROOT"] = AppContext.BaseDirectory, ["DATABASE_URL"] = connectionString, ["GITHUB_STEP_SUMMARY"] = null,
        };
        foreach (var (name, value) in environment) all[name] = value;
        return ProcessRunner.RunAsync(new ProcessCommand(Program, arguments) { Environment = all });
    }

    public async Task<bool> HasTableAsync(string name)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
