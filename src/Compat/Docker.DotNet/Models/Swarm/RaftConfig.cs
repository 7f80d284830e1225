namespace Docker.DotNet.Models;

public class RaftConfig
{
    public ulong? SnapshotInterval { get; set; }

    public ulong? KeepOldSnapshots { get; set; }

    public ulong? LogEntriesForSlowFollowers { get; set; }

    public long ElectionTick { get; set; }

    public long HeartbeatTick { get; set; }
}
