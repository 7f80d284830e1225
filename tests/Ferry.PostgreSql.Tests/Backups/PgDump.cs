using System.Text.RegularExpressions;
using Ferry.Processes;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Backups;

internal static partial class PgDump
{
    /// <summary>All of a database as text.</summary>
    public static async Task<string> TextAsync(string connectionString, params string[] options)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        var command = new ProcessCommand("pg_dump", ["-h", login.Host!, "-p", $"{login.Port}", "-U", login.Username!, .. options, login.Database!]) { Environment = new Dictionary<string, string?> { ["PGPASSWORD"] = login.Password } };
        var dump = await ProcessRunner.RunOrThrowAsync(command, "pg_dump failed.");
        return Noise().Replace(dump, "");
    }

    // pg_dump puts a random word behind \restrict and \unrestrict; from 15.20 on, a server numbers its columns' versions.
    [GeneratedRegex(@"^(\\(un)?restrict |ALTER TABLE .* SET \(pg_attver=\d+\);$).*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Noise();
}
