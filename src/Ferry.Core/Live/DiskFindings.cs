using Ferry.Core.Backups;

namespace Ferry.Core.Live;

/// <summary>Judges how much a plan writes anew against the room there is.</summary>
internal static class DiskFindings
{
    // From here on it is worth saying that the room is not known.
    private const long Notable = 1L << 30;

    // A B-tree's entry has 12 bytes beside its key, and a key is rarely longer than this.
    // https://www.postgresql.org/docs/current/storage-page-layout.html
    private const double BytesPerEntry = 48;

    public static IEnumerable<LiveFinding> Of(TouchedTables touched, LiveFacts facts, LiveThresholds thresholds)
    {
        var written = touched.Uses.SelectMany(use => facts.Tables.Where(table => table.Name == use.Name).Select(table => (Table: table, Bytes: BytesOf(use, table)))).Where(one => one.Bytes > 0).ToList();
        var all = written.Sum(one => one.Bytes);
        if (all > thresholds.MaxRewrite)
        {
            yield return new LiveFinding(
                "rewrite", $"the plan writes about {Bytes.Of(all)} anew ({Tables(written)}); {Bytes.Of(thresholds.MaxRewrite.Value)} are allowed",
                "make sure that the disk has room for it, then raise \"maxRewrite\" of liveGate in ferry.json", LiveWeight.Lasting);
        }

        foreach (var place in written.GroupBy(one => one.Table.Place))
        {
            var bytes = place.Sum(one => one.Bytes);
            // What is written goes through the WAL as well, which lies in the data folder and is recycled at checkpoints.
            var needed = bytes + (place.Key.Length == 0 ? Math.Min(all, facts.Server?.MaxWal ?? 0) : 0);
            if (facts.FreeDisk.TryGetValue(place.Key, out var free))
            {
                if (needed > free)
                {
                    yield return new LiveFinding(
                        "disk", $"the plan needs about {Bytes.Of(needed)} ({Tables(place)}, and the WAL of it); {Bytes.Of(free)} are free{(place.Key.Length == 0 ? "" : $" in {place.Key}")}",
                        "make room on the server's disk, or give it a larger one", LiveWeight.Lasting);
                }
            }
            else if (needed >= Notable && thresholds.MaxRewrite is null)
            {
                yield return new LiveFinding(
                    "disk", $"the plan needs about {Bytes.Of(needed)} ({Tables(place)}, and the WAL of it); how much room the server has cannot be seen from here",
                    "look at the server's disk; \"maxRewrite\" of liveGate in ferry.json refuses what is larger", LiveWeight.Noted);
            }
        }
    }

    private static long BytesOf(TableUse use, LiveTable table) => use.Disk switch
    {
        DiskUse.Rewrite => table.TotalBytes,
        DiskUse.Retype when !(table.Columns.TryGetValue(use.Column!, out var type) && TypeChange.KeepsRows(type, use.NewType!)) => table.TotalBytes,
        DiskUse.Index => table.Rows > 0 ? Math.Min(table.HeapBytes, (long)(table.Rows * BytesPerEntry)) : table.HeapBytes,
        _ => 0,
    };

    private static string Tables(IEnumerable<(LiveTable Table, long Bytes)> written) =>
        string.Join(", ", written.GroupBy(one => one.Table.Table).Select(table => $"{table.Key} {Bytes.Of(table.Sum(one => one.Bytes))}"));
}
