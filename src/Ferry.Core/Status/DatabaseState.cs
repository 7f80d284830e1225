namespace Ferry.Core.Status;

/// <summary>The state of a database against the code.</summary>
public enum DatabaseState
{
    /// <summary>There is nothing in it.</summary>
    Fresh,

    /// <summary>There is a history table and nothing else: an earlier first deploy broke off.</summary>
    HistoryOnly,

    /// <summary>There are tables and no history.</summary>
    Unmanaged,

    /// <summary>Everything in the code is applied.</summary>
    UpToDate,

    /// <summary>Migrations are pending, all of them newer than what is applied.</summary>
    Behind,

    /// <summary>The newest applied migrations are not in the code.</summary>
    Ahead,

    /// <summary>Applied migrations are missing in the code, or pending ones are older than applied ones.</summary>
    Diverged,

    /// <summary>A migration is applied in part.</summary>
    HalfApplied,
}
