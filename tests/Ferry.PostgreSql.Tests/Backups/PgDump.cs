using Ferry.Processes;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Backups;

internal static class PgDump
{
    /// <summary>All of a database as text.</summary>
    public static async Task<string> TextAsync(string connectionString, params string[] options)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        var command = new ProcessCommand("pg_dump", ["-h", login.Host!, "-p", $"{login.Port}", "-U", login.Username!, .. options, login.Database!]) { Environment = new Dictionary<string, string?> { ["PGPASSWORD"] = login.Password } };
        var dump = await ProcessRunner.RunOrThrowAsync(command, "pg_dump failed.");
        // pg_dump puts a random word behind \restrict and \unrestrict.
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }
}
