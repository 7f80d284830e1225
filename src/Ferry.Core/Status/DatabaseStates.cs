using Ferry.Core.Ledgers;

namespace Ferry.Core.Status;

/// <summary>Tells the state of a database.</summary>
public static class DatabaseStates
{
    /// <summary>Holds history, catalog and ledger against the code.</summary>
    /// <param name="status">The code against the history.</param>
    /// <param name="facts">What is there.</param>
    /// <param name="ledger">The ledger.</param>
    /// <returns>The state; a migration that is applied in part comes before everything else.</returns>
    public static DatabaseState Of(MigrationStatus status, DatabaseFacts facts, Ledger ledger)
    {
        if (ledger.HalfApplied.Count > 0 || facts.InvalidIndexes.Count > 0) return DatabaseState.HalfApplied;
        if (status.History.Count == 0)
        {
            return (facts.Tables.Count, facts.HasHistory) switch
            {
                (0, false) => DatabaseState.Fresh,
                (0, true) => DatabaseState.HistoryOnly,
                _ => DatabaseState.Unmanaged,
            };
        }

        if (status.DatabaseIsAhead) return DatabaseState.Ahead;
        if (status.Missing.Count > 0 || status.OutOfOrder.Count > 0) return DatabaseState.Diverged;
        return status.Pending.Count == 0 ? DatabaseState.UpToDate : DatabaseState.Behind;
    }
}
