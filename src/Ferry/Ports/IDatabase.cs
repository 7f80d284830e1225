using Ferry.Core.Ledgers;
using Ferry.Core.Live;
using Ferry.Core.Outcomes;
using Ferry.Core.Status;

namespace Ferry.Ports;

/// <summary>One database with an open session.</summary>
public interface IDatabase : IRelations, IAsyncDisposable
{
    /// <summary>Host, port and database name; no secret.</summary>
    string Address { get; }

    /// <summary>Reads the history; a history table that is not there reads as empty.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The rows, oldest first.</returns>
    Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellation);

    /// <summary>Reads the ledger; one that is not there reads as empty.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>What it says.</returns>
    Task<Ledger> ReadLedgerAsync(CancellationToken cancellation);

    /// <summary>Finds rows of the ledger that are not as Ferry wrote them, or before which one is missing; reads all of its journal.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>Which rows; none when everything holds together, and where there is no ledger.</returns>
    Task<IReadOnlyList<string>> FindTamperingAsync(CancellationToken cancellation);

    /// <summary>Looks at the database beside its history.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>What is there.</returns>
    Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellation);

    /// <summary>Looks at what the database is used for at the moment, as far as it concerns a plan; waits for no lock.</summary>
    /// <param name="touched">What the plan does.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was seen, and what could not be.</returns>
    Task<LiveFacts> ReadLiveAsync(TouchedTables touched, CancellationToken cancellation);

    /// <summary>Looks who holds the run lock of this database, without touching it.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The session that holds it; null when nobody does.</returns>
    Task<LockOwner?> ReadLockOwnerAsync(CancellationToken cancellation);

    /// <summary>Waits for the run lock of this database and takes it.</summary>
    /// <param name="wait">How long to wait for another run.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>The lock, or who holds it still.</returns>
    Task<LockAttempt> LockAsync(TimeSpan wait, CancellationToken cancellation);
}
