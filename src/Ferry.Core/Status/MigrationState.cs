namespace Ferry.Core.Status;

/// <summary>Where one migration stands between the code and a database.</summary>
public enum MigrationState
{
    /// <summary>In the code and in the history.</summary>
    Applied,

    /// <summary>In the code, not in the history.</summary>
    Pending,

    /// <summary>Pending, but older than the newest applied one.</summary>
    OutOfOrder,

    /// <summary>In the history, not in the code.</summary>
    Missing,
}
