using Ferry.Core.Planning;

namespace Ferry.Core.Ledgers;

/// <summary>Where an interrupted migration goes on.</summary>
/// <param name="Groups">How many of its <see cref="PlannedMigration.CommitGroups"/> are committed.</param>
/// <param name="IsStarted">True when the next one began outside a transaction and nobody recorded how it ended.</param>
/// <param name="Edited">The last statement of the first group that is not what ran; null when all that is committed reads as it ran.</param>
public sealed record Resumption(int Groups, bool IsStarted = false, int? Edited = null)
{
    /// <summary>Holds a plan against what an earlier run left.</summary>
    /// <param name="migration">The migration as it is planned now. What comes after the committed groups may differ from what was planned then.</param>
    /// <param name="checkpoints">What the journal tells, one for each group; none for a migration that was not begun.</param>
    /// <returns>Where to go on.</returns>
    public static Resumption Of(PlannedMigration migration, IReadOnlyList<Checkpoint> checkpoints)
    {
        var groups = migration.CommitGroups;
        var ordered = checkpoints.OrderBy(checkpoint => checkpoint.Statement).ToList();
        for (var at = 0; at < ordered.Count; at++)
        {
            // The last group holds the history row; whoever comes that far is through.
            var last = groups[Math.Min(at, groups.Count - 1)][^1].Number;
            var checkpoint = ordered[at];
            if (checkpoint.Statement != last || at >= groups.Count - 1) return new Resumption(at, Edited: last);
            if (!checkpoint.IsDone) return at == ordered.Count - 1 ? new Resumption(at, IsStarted: true) : new Resumption(at, Edited: last);
            if (checkpoint.Hash != Checkpoint.HashOf(groups[at])) return new Resumption(at, Edited: last);
        }

        return new Resumption(ordered.Count);
    }
}
