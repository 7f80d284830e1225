namespace Ferry.Settings;

/// <summary>How backfills go about it.</summary>
/// <param name="Batch">How long a batch should take: as long, at most, somebody waits who wants to change a row of it.</param>
/// <param name="ReplicaLag">A backfill waits while a replica is further behind than this.</param>
/// <param name="VacuumPause">For how long, in all, a backfill waits for vacuums of its table that somebody started or that prevent wraparound.</param>
/// <param name="Active">A backfill waits while more sessions of others than this are at work in the server; null for any number.</param>
public sealed record BackfillSettings(TimeSpan Batch, TimeSpan ReplicaLag, TimeSpan VacuumPause, int? Active)
{
    /// <summary>What is in force where <c>ferry.json</c> says nothing.</summary>
    public static BackfillSettings Usual { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10), null);
}
