using System.Globalization;
using Ferry.Processes;
using Npgsql;

namespace Ferry.Testing;

/// <summary>pg_dump and psql, told which database.</summary>
public static class PostgresProgram
{
    /// <summary>A call of one of them.</summary>
    public static async Task<ProcessCommand> ForAsync(string connectionString, string program, params string[] arguments)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        return new ProcessCommand(await FindAsync(connectionString, program), arguments)
        {
            Environment = new Dictionary<string, string?>
            {
                ["PGHOST"] = login.Host,
                ["PGPORT"] = login.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = login.Username,
                ["PGPASSWORD"] = login.Password,
                ["PGDATABASE"] = login.Database,
                ["PGCLIENTENCODING"] = "UTF8",
            },
        };
    }

    // The server's own programs, so that the versions fit. A container's are in no folder of this machine's, and some builds have
    // nothing but a server; then those on the PATH.
    private static async Task<string> FindAsync(string connectionString, string program)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT setting FROM pg_config WHERE name = 'BINDIR'", connection);
        var own = Path.Combine((string)(await command.ExecuteScalarAsync())!, program);
        return File.Exists(own) || File.Exists(own + ".exe") ? own : program;
    }
}
