namespace Ferry.Core.Live;

/// <summary>What the live database may show before it counts as a finding.</summary>
/// <param name="OldTransaction">From which age on a transaction is in the way.</param>
/// <param name="ReplicaLag">How far a replica may be behind in time.</param>
/// <param name="ReplicaBytes">How many bytes of WAL a replica or a replication slot may be behind.</param>
/// <param name="FreeConnections">How many connections have to be free.</param>
/// <param name="MaxRewrite">How many bytes a plan may write anew; null for any number.</param>
public sealed record LiveThresholds(TimeSpan OldTransaction, TimeSpan ReplicaLag, long ReplicaBytes, int FreeConnections, long? MaxRewrite)
{
    /// <summary>What is in force where <c>ferry.json</c> says nothing.</summary>
    public static LiveThresholds Usual { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), 1L << 30, 3, null);
}
