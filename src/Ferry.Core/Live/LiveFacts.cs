namespace Ferry.Core.Live;

/// <summary>What a look at a database in use shows, beside what is in it.</summary>
/// <param name="Role">The role that looked.</param>
/// <param name="Server">What there is of the whole server; null when it could not be read.</param>
public sealed record LiveFacts(string Role, LiveServer? Server)
{
    /// <summary>Sessions of others that are in a transaction, and hold locks on tables of the plan or a snapshot.</summary>
    public IReadOnlyList<LiveSession> Sessions { get; init; } = [];

    /// <summary>The prepared transactions of this database.</summary>
    public IReadOnlyList<PreparedTransaction> Prepared { get; init; } = [];

    /// <summary>What replicates from this server now.</summary>
    public IReadOnlyList<LiveReplica> Replicas { get; init; } = [];

    /// <summary>The replication slots of this server.</summary>
    public IReadOnlyList<LiveSlot> Slots { get; init; } = [];

    /// <summary>The indexes that are not valid and that nobody builds now.</summary>
    public IReadOnlyList<Leftover> InvalidIndexes { get; init; } = [];

    /// <summary>The constraints that are NOT VALID.</summary>
    public IReadOnlyList<Leftover> NotValid { get; init; } = [];

    /// <summary>The tables that the plan writes anew, as far as they are there.</summary>
    public IReadOnlyList<LiveTable> Tables { get; init; } = [];

    /// <summary>Free bytes of the disk by tablespace location, empty text for the data folder; only what is known.</summary>
    public IReadOnlyDictionary<string, long> FreeDisk { get; init; } = new Dictionary<string, long>();

    /// <summary>What could not be read, each with the reason.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];
}
