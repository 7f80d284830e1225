using System.Globalization;

namespace Ferry.Core.Live;

/// <summary>Judges prepared transactions: they outlive every session, and nobody sees them.</summary>
internal static class PreparedFindings
{
    public static IEnumerable<LiveFinding> Of(TouchedTables touched, LiveFacts facts, LiveThresholds thresholds) =>
        facts.Prepared.Where(prepared => prepared.Age >= thresholds.OldTransaction).Select(prepared => Of(prepared, SessionFindings.Meets(prepared.Locks, touched)));

    private static LiveFinding Of(PreparedTransaction prepared, string? locks)
    {
        var id = prepared.Id.Replace("'", "''", StringComparison.Ordinal);
        var who = string.Create(CultureInfo.InvariantCulture, $"'{prepared.Id}' of role {prepared.Owner}, prepared {prepared.Age.TotalMinutes:0.#} min ago,");
        return new LiveFinding(
            "prepared transaction",
            locks is null ? $"{who} holds nothing that the plan needs, but keeps vacuum from clearing up" : $"{who} holds {locks}",
            $"find out whether its other parts were committed, then COMMIT PREPARED '{id}' or ROLLBACK PREPARED '{id}' in this database",
            locks is null ? LiveWeight.Noted : LiveWeight.Lasting);
    }
}
