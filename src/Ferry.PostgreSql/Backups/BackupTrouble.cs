using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Backups;

/// <summary>Turns files that cannot be read or written into messages.</summary>
internal static class BackupTrouble
{
    private const string MoreSpace = "free some space, or set \"backups\": { \"folder\": … } in ferry.json to a larger disk";

    /// <summary>Does something with the files of backups.</summary>
    /// <exception cref="SurroundingsException">They cannot be read or written.</exception>
    internal static async Task<T> GuardAsync<T>(string path, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SurroundingsException(new Notice(
                FullDisk.IsIn(problem.Message) ? "The disk for backups is full. Nothing is left of the backup that was begun, and the database is as it was." : "The files of backups cannot be read or written. The database is as it was.",
                NoticeDetail.Where(path), new NoticeDetail("cause", problem.Message), NoticeDetail.Fix(FixOf(problem.Message, MoreSpace))), problem);
        }
    }

    /// <summary>Words for a pg_dump that failed.</summary>
    internal static SurroundingsException OfDump(string headline, string where, string said) => Of(headline, where, said, MoreSpace);

    /// <summary>Words for a pg_restore that failed.</summary>
    internal static SurroundingsException OfRestore(string headline, string where, string said) => Of(headline, where, said, "free some space on the server's disk (two databases have to fit on it), then run this again");

    private static SurroundingsException Of(string headline, string where, string said, string moreSpace) => new(new Notice(
        FullDisk.IsIn(said) ? $"{headline} The disk is full." : headline,
        NoticeDetail.Where(where), new NoticeDetail("said", LastLines(said)), NoticeDetail.Fix(FixOf(said, moreSpace))));

    // pg_dump limits its waiting for locks by a statement timeout.
    private static string FixOf(string said, string moreSpace) =>
        FullDisk.IsIn(said) ? moreSpace
        : said.Contains("statement timeout", StringComparison.Ordinal) && said.Contains("LOCK TABLE", StringComparison.Ordinal)
            ? "another session holds a lock on that table (a migration, a long ALTER or VACUUM FULL): wait for its end, or end it, then run this again"
            : "remove the cause named above, then run this again";

    private static string LastLines(string said) =>
        string.Join('\n', said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(8));
}
