using System.Diagnostics;
using Ferry.PostgreSql.Tests.Sql;
using Ferry.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Psql))]

namespace Ferry.PostgreSql.Tests.Sql;

/// <summary>Runs psql against a database of the shared test server.</summary>
public sealed class Psql
{
    private readonly Lazy<Task<string>> _database = new(async () => await (await TestServer.SharedAsync()).CreateDatabaseAsync());

    /// <summary>Runs psql on a file with the script; gives what it wrote to both streams.</summary>
    public async Task<string> PsqlFileAsync(string script, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        try
        {
            return await PsqlAsync([.. arguments, "-f", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs psql; gives what it wrote to both streams.</summary>
    public Task<string> PsqlAsync(params string[] arguments) => RunAsync("psql", ["-X", "-q", "-A", "-t", "-v", "VERBOSITY=verbose", .. arguments]);

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !IsInstalled(), "psql is not on the PATH");
        var login = new NpgsqlConnectionStringBuilder(await _database.Value);
        // One stream for both, in the order in which the program wrote them.
        string[] shell = ["-c", "exec \"$0\" \"$@\" 2>&1", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", shell)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = login.Host,
                ["PGPORT"] = $"{login.Port}",
                ["PGUSER"] = login.Username,
                ["PGPASSWORD"] = login.Password,
                ["PGDATABASE"] = login.Database,
                ["PGCLIENTENCODING"] = "UTF8",
            },
        })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.TrimEnd('\n');
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "psql")));
}
