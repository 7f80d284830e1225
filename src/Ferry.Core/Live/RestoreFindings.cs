using Ferry.Core.Backups;

namespace Ferry.Core.Live;

/// <summary>Judges whether a backup can be restored beside the database and take its place, which ends every session of it.</summary>
internal static class RestoreFindings
{
    // From here on it is worth saying that the room is not known.
    private const long Notable = 1L << 30;

    public static IEnumerable<LiveFinding> Of(long size, LiveFacts facts, LiveThresholds thresholds) =>
        facts.Prepared.Select(Prepared).Concat(facts.Sessions.Where(session => session.Kind == LiveSessionKind.Dump).Select(Dump)).Concat(Disk(size, facts, thresholds)).Concat(ConnectionFindings.Of(facts, thresholds));

    // ALTER DATABASE RENAME refuses them, whatever their age.
    private static LiveFinding Prepared(PreparedTransaction prepared)
    {
        var id = prepared.Id.Replace("'", "''", StringComparison.Ordinal);
        return new LiveFinding(
            "prepared transaction", $"'{prepared.Id}' of role {prepared.Owner} keeps the database from being renamed",
            $"find out whether its other parts were committed, then COMMIT PREPARED '{id}' or ROLLBACK PREPARED '{id}' in this database", LiveWeight.Lasting);
    }

    private static LiveFinding Dump(LiveSession session) => new(
        "running dump", $"{session.Who}; it would be ended with all other sessions of the database", $"wait for it, or give the dump up: SELECT pg_terminate_backend({session.Who.ProcessId})", LiveWeight.Passing);

    // The database that was there is kept, so all of it lies there twice.
    private static IEnumerable<LiveFinding> Disk(long size, LiveFacts facts, LiveThresholds thresholds)
    {
        if (size > thresholds.MaxRewrite)
        {
            yield return new LiveFinding(
                "rewrite", $"the restore writes about {Bytes.Of(size)}, the size of the database, beside it; {Bytes.Of(thresholds.MaxRewrite.Value)} are allowed",
                "make sure that the disk has room for it, then raise \"maxRewrite\" of liveGate in ferry.json", LiveWeight.Lasting);
        }

        var needed = size + Math.Min(size, facts.Server?.MaxWal ?? 0);
        if (facts.FreeDisk.TryGetValue("", out var free))
        {
            if (needed > free)
            {
                yield return new LiveFinding(
                    "disk", $"the restore needs about {Bytes.Of(needed)} (the size of the database, and the WAL of it); {Bytes.Of(free)} are free",
                    "make room on the server's disk, or give it a larger one", LiveWeight.Lasting);
            }
        }
        else if (needed >= Notable && thresholds.MaxRewrite is null)
        {
            yield return new LiveFinding(
                "disk", $"the restore needs about {Bytes.Of(needed)}; how much room the server has cannot be seen from here",
                "look at the server's disk; \"maxRewrite\" of liveGate in ferry.json refuses what is larger", LiveWeight.Noted);
        }
    }
}
