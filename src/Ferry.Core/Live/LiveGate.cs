namespace Ferry.Core.Live;

/// <summary>Judges whether a plan may run on a database as it is used at the moment.</summary>
/// <remarks>
/// What would hold the plan up, and with it everybody who queues behind the plan's locks, refuses it; so does what the plan would make
/// worse. What has nothing to do with the plan is noted. What could not be seen is noted as such: it is neither a problem nor none.
/// </remarks>
public static class LiveGate
{
    /// <summary>Judges.</summary>
    /// <param name="touched">What the plan does.</param>
    /// <param name="facts">What the database shows.</param>
    /// <param name="thresholds">What counts as a finding.</param>
    /// <returns>The findings, those that refuse first.</returns>
    public static IReadOnlyList<LiveFinding> Judge(TouchedTables touched, LiveFacts facts, LiveThresholds thresholds) =>
    [
        .. SessionFindings.Of(touched, facts, thresholds)
            .Concat(PreparedFindings.Of(touched, facts, thresholds))
            .Concat(DiskFindings.Of(touched, facts, thresholds))
            .Concat(ConnectionFindings.Of(facts, thresholds))
            .Concat(LeftoverFindings.Of(touched, facts))
            .Concat(ReplicationFindings.Of(facts, thresholds))
            .Concat(facts.Unseen.Select(Unseen))
            .OrderByDescending(finding => finding.Refuses),
    ];

    /// <summary>Judges whether a restore may put another database in the place of this one.</summary>
    /// <param name="size">The size of the database, in bytes; the restored one is taken to be as large.</param>
    /// <param name="facts">What the database shows.</param>
    /// <param name="thresholds">What counts as a finding.</param>
    /// <returns>The findings, those that refuse first.</returns>
    public static IReadOnlyList<LiveFinding> JudgeRestore(long size, LiveFacts facts, LiveThresholds thresholds) =>
        [.. RestoreFindings.Of(size, facts, thresholds).Concat(ReplicationFindings.Of(facts, thresholds)).Concat(facts.Unseen.Select(Unseen)).OrderByDescending(finding => finding.Refuses)];

    private static LiveFinding Unseen(string what) => new("not seen", what, "GRANT pg_monitor to the role, or look as a role that has it", LiveWeight.Noted);
}
