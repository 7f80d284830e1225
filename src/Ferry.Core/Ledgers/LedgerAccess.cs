namespace Ferry.Core.Ledgers;

/// <summary>Whether a ledger could be read.</summary>
public enum LedgerAccess
{
    /// <summary>It is there and was read.</summary>
    Read,

    /// <summary>There is none.</summary>
    Absent,

    /// <summary>It is there, and the role may not read it.</summary>
    Denied,
}
