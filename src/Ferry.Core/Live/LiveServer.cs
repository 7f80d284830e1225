namespace Ferry.Core.Live;

/// <summary>What a look shows of the whole server.</summary>
/// <param name="MaxConnections">How many sessions there can be.</param>
/// <param name="ReservedConnections">How many of them are kept for superusers and privileged roles.</param>
/// <param name="UsedConnections">How many there are.</param>
/// <param name="MaxWal">How much WAL lies on the disk between two checkpoints, in bytes.</param>
public sealed record LiveServer(int MaxConnections, int ReservedConnections, int UsedConnections, long MaxWal)
{
    /// <summary>How many sessions an ordinary role can still open.</summary>
    public int FreeConnections => Math.Max(0, MaxConnections - ReservedConnections - UsedConnections);
}
