using System.Globalization;
using Ferry.Core.Backups;

namespace Ferry.Core.Live;

/// <summary>Judges replicas and replication slots.</summary>
internal static class ReplicationFindings
{
    public static IEnumerable<LiveFinding> Of(LiveFacts facts, LiveThresholds thresholds)
    {
        foreach (var replica in facts.Replicas.Where(replica => replica.Lag > thresholds.ReplicaLag || replica.Bytes > thresholds.ReplicaBytes))
        {
            var behind = string.Join(" and ", new[] { replica.Bytes is { } bytes ? Bytes.Of(bytes) : null, replica.Lag is { } lag ? string.Create(CultureInfo.InvariantCulture, $"{lag.TotalSeconds:0} s") : null }.OfType<string>());
            yield return new LiveFinding(
                "replica lag", $"{replica.Name} is {behind} behind; what the plan writes comes on top",
                "let it catch up where its readers need what is new: SELECT application_name, state, replay_lag, replay_lsn FROM pg_stat_replication", LiveWeight.Noted);
        }

        foreach (var slot in facts.Slots.Where(slot => slot.Bytes > thresholds.ReplicaBytes))
        {
            yield return new LiveFinding(
                "replication slot", $"{slot.Name} keeps {Bytes.Of(slot.Bytes!.Value)} of WAL on the disk{(slot.IsActive ? "" : ", and nobody reads from it")}",
                slot.IsActive ? "see why its reader is slow" : $"bring its reader back, or SELECT pg_drop_replication_slot('{slot.Name.Replace("'", "''", StringComparison.Ordinal)}')", LiveWeight.Noted);
        }
    }
}
