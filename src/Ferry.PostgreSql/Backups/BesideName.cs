using System.Globalization;
using System.Text;
using Ferry.Core.Backups;

namespace Ferry.PostgreSql.Backups;

/// <summary>Names of databases beside another one.</summary>
internal static class BesideName
{
    private const string Restore = "_restore_";
    private const string Before = "_before_";
    // NAMEDATALEN less its closing zero; the server cuts longer names off without a word.
    private const int LongestName = 63;

    /// <summary>The name of a database into which a backup is restored.</summary>
    internal static string ForRestore(string database, string backup) => Cut(database, Restore + backup) + Restore + backup;

    /// <summary>The name under which a database is kept whose place was taken.</summary>
    internal static string ForOld(string database, DateTimeOffset now)
    {
        var end = Before + now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        return Cut(database, end) + end;
    }

    /// <summary>Whether a database was made by a restore beside another one.</summary>
    internal static bool IsForRestore(string name, string database) =>
        name.LastIndexOf(Restore, StringComparison.Ordinal) is >= 0 and var at && name[(at + Restore.Length)..] is var id && BackupId.Is(id) && name == ForRestore(database, id);

    private static string Cut(string database, string end)
    {
        while (Encoding.UTF8.GetByteCount(database) + Encoding.UTF8.GetByteCount(end) > LongestName && database.Length > 0) database = database[..^1];
        return database;
    }
}
