using Ferry.Core.Rendering;

namespace Ferry.PostgreSql.Servers;

/// <summary>Reads why a server did not start from what pg_ctl and the server's log said (in English, see lc_messages).</summary>
internal static class StartFailure
{
    internal static bool PortTaken(string said) =>
        said.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
        || said.Contains("could not create listen socket", StringComparison.Ordinal);

    internal static bool OrphansLeft(string said) => said.Contains("pre-existing shared memory block", StringComparison.Ordinal);

    internal static SurroundingsException Of(string said, ServerHome home) =>
        FolderTrouble.In(said, home.Folder)
        ?? new SurroundingsException(new Notice(
            "The development server did not start. Its data is kept.",
            NoticeDetail.Where($"{home.Data}, log in {home.Log}"),
            new NoticeDetail("said", LastLines(said)),
            NoticeDetail.Fix("db-logs shows more; db-reset starts afresh, deletes this data and applies all migrations to an empty database")));

    internal static SurroundingsException NeverReady(ServerHome home, TimeSpan timeout) => new(new Notice(
        $"The development server is running but does not take connections after {timeout.TotalSeconds:0} seconds; after a crash it may need longer.",
        NoticeDetail.Where($"{home.Data}, log in {home.Log}"),
        NoticeDetail.Fix("look at db-logs and run this again")));

    private static string LastLines(string said) =>
        string.Join('\n', said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(8));
}
