namespace Ferry.PostgreSql.Sessions;

/// <summary>The advisory lock keys of Ferry; PostgreSQL keeps them apart per database by itself.</summary>
/// <remarks>
/// Two keys: the run lock, held by an idle connection of its own, and the work lock, held by the connection that executes. When
/// a run is killed the server drops its idle connection at once, but goes on with the running statement of the other one until
/// that ends; the work lock keeps the next run waiting for it. Both are polled, never waited for inside the server: a session
/// that waits in pg_advisory_lock() keeps a snapshot, for which CREATE INDEX CONCURRENTLY waits in turn: a deadlock.
/// </remarks>
internal readonly record struct AdvisoryKey(int Class, int Object)
{
    // "Fery" in ASCII; any constant will do that other software is unlikely to use.
    private const int FerryClass = 0x46657279;

    public static AdvisoryKey Run { get; } = new(FerryClass, 1);

    public static AdvisoryKey Work { get; } = new(FerryClass, 2);
}
