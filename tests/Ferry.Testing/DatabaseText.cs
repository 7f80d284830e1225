using System.Text.RegularExpressions;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.Testing;

/// <summary>
/// A database as text, the same for the same contents: what pg_dump writes, or, where this machine has none that takes the server, what its
/// catalog says. For comparing only: which of the two it is depends on the machine.
/// </summary>
public static partial class DatabaseText
{
    /// <summary>Reads schema and rows.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="options">pg_dump's; of them the catalog obeys --schema-only and --exclude-schema=ferry.</param>
    public static async Task<string> OfAsync(string connectionString, params string[] options)
    {
        var command = await PostgresProgram.ForAsync(connectionString, "pg_dump", options);
        var dump = await ProcessRunner.RunAsync(command);
        if (dump.Succeeded) return Noise().Replace(dump.Output, "");
        if (dump.Error.Contains("version mismatch", StringComparison.Ordinal)) return await CatalogText.OfAsync(connectionString, options);
        throw new SurroundingsException(new Notice("pg_dump failed.", NoticeDetail.Where(dump.Said)));
    }

    // Newer pg_dump puts a random key around its output, and names both versions. PostgreSQL 15.20 keeps a counter among each
    // column's options, which a pg_dump older than the server takes for one of them.
    [GeneratedRegex(@"^(\\(un)?restrict |-- Dumped |ALTER TABLE .* SET \(pg_attver=\d+\);$).*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Noise();
}
