using System.Globalization;
using Ferry.Core.Rendering;

namespace Ferry.Core.Live;

/// <summary>Judges the transactions of other sessions.</summary>
internal static class SessionFindings
{
    public static IEnumerable<LiveFinding> Of(TouchedTables touched, LiveFacts facts, LiveThresholds thresholds) =>
        facts.Sessions.Select(session => Of(session, touched, thresholds)).OfType<LiveFinding>().Concat(Hidden(touched, facts)).Concat(Elsewhere(touched, facts, thresholds));

    /// <summary>Says on what a plan meets the locks of somebody else; null where it meets none.</summary>
    public static string? Meets(IReadOnlyList<HeldLock> locks, TouchedTables touched)
    {
        var met = locks.Where(held => touched.Uses.Any(use => use.Name == held.Name && LockModes.Conflict(use.Mode, held.Mode)))
            .GroupBy(held => held.Table).Select(table => $"{table.Max(held => held.Mode)} on {table.Key}").ToList();
        return met.Count == 0 ? null : string.Join(", ", met);
    }

    private static LiveFinding? Of(LiveSession session, TouchedTables touched, LiveThresholds thresholds) => session.Kind switch
    {
        LiveSessionKind.AutoVacuum => null,
        LiveSessionKind.WraparoundVacuum => Meets(session.Locks, touched) is { } locks
            ? new LiveFinding(
                "wraparound vacuum",
                $"{session.Who} holds {locks} and does not give way",
                Sql($"let it end, for it would begin anew: SELECT phase, heap_blks_scanned, heap_blks_total FROM pg_stat_progress_vacuum WHERE pid = {session.Who.ProcessId} shows how far it is"),
                LiveWeight.Passing)
            : null,
        LiveSessionKind.Dump => Obstacle(session, touched) is { } obstacle
            ? new LiveFinding("running dump", $"{session.Who} {obstacle} until the dump is made", Sql($"wait for it, or give the dump up: SELECT pg_terminate_backend({session.Who.ProcessId})"), LiveWeight.Passing)
            : null,
        _ => session.Who.Age >= thresholds.OldTransaction && Obstacle(session, touched) is { } obstacle
            ? new LiveFinding("old transaction", $"{session.Who}; it {obstacle}", Sql($"end it where it belongs, or SELECT pg_terminate_backend({session.Who.ProcessId})"), LiveWeight.Passing)
            : null,
    };

    private static string? Obstacle(LiveSession session, TouchedTables touched) =>
        Meets(session.Locks, touched) is { } locks ? $"holds {locks}"
        : touched.WaitsForSnapshots && session.HasSnapshot ? "has a snapshot, for which a concurrent index waits"
        : null;

    // All of them in one finding: on a busy server there are always some, and most are young.
    private static IEnumerable<LiveFinding> Hidden(TouchedTables touched, LiveFacts facts)
    {
        var hidden = facts.Sessions.Where(session => session is { Kind: LiveSessionKind.Ordinary, Who.Age: null } && Obstacle(session, touched) is not null).ToList();
        if (hidden.Count == 0) yield break;
        yield return new LiveFinding(
            "hidden transactions",
            $"{Count.Of(hidden.Count, "session")} may be in the way, and role {facts.Role} cannot see how old {(hidden.Count == 1 ? "its transaction is" : "their transactions are")}: {string.Join("; ", hidden.Take(3).Select(session => $"{session.Who} {Obstacle(session, touched)}"))}{(hidden.Count > 3 ? "; …" : "")}",
            $"GRANT pg_read_all_stats TO \"{facts.Role}\"",
            LiveWeight.Noted);
    }

    // Of what cannot be read, only the names in it are known.
    private static IEnumerable<LiveFinding> Elsewhere(TouchedTables touched, LiveFacts facts, LiveThresholds thresholds)
    {
        var old = facts.Sessions.Where(session => session is { Kind: LiveSessionKind.Ordinary, OtherTables: > 0 } && session.Who.Age >= thresholds.OldTransaction && Obstacle(session, touched) is null).ToList();
        if (touched.Unread.Count == 0 || old.Count == 0) yield break;
        yield return new LiveFinding(
            "old transaction",
            $"the text of {string.Join(", ", touched.Unread)} does not show which tables it needs; in the way of some may be {string.Join("; ", old.Select(session => session.Who))}",
            string.Join("; ", old.Select(session => Sql($"SELECT pg_terminate_backend({session.Who.ProcessId})"))),
            LiveWeight.Noted);
    }

    private static string Sql(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
