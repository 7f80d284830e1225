using System.Globalization;

namespace Ferry.Core.Live;

/// <summary>Judges how many connections are free: while a table is locked, those who want it wait and others open more.</summary>
internal static class ConnectionFindings
{
    public static IEnumerable<LiveFinding> Of(LiveFacts facts, LiveThresholds thresholds)
    {
        if (facts.Server is not { } server || server.FreeConnections >= thresholds.FreeConnections) yield break;
        yield return new LiveFinding(
            "connections",
            string.Create(CultureInfo.InvariantCulture, $"{server.FreeConnections} of {server.MaxConnections} are free ({server.UsedConnections} in use, {server.ReservedConnections} reserved); at least {thresholds.FreeConnections} should be"),
            "end what is not needed: SELECT application_name, state, count(*) FROM pg_stat_activity GROUP BY 1, 2 ORDER BY 3 DESC; or raise max_connections, or lower \"freeConnections\" of liveGate in ferry.json",
            LiveWeight.Passing);
    }
}
