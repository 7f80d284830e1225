using Ferry.Core.Live;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Ports;

/// <summary>What may be done to a database under its run lock.</summary>
public interface IMigrationRun : ILossCounter, IRelations, IAsyncDisposable
{
    /// <summary>The ledger of the database.</summary>
    ILedger Ledger { get; }

    /// <summary>Makes sure that both sessions are alive and hold the lock; a lost one is replaced, if no other run came between.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Why the lock is lost for good; null when it is held.</returns>
    Task<Notice?> AssureAsync(CancellationToken cancellation);

    /// <summary>Looks at the database beside its history.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>What is there.</returns>
    Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellation);

    /// <summary>Looks at what the database is used for at the moment, as far as it concerns a plan; waits for no lock.</summary>
    /// <param name="touched">What the plan does.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was seen, and what could not be.</returns>
    Task<LiveFacts> ReadLiveAsync(TouchedTables touched, CancellationToken cancellation);

    /// <summary>Makes the history table if it is not there.</summary>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when the table is there.</returns>
    Task EnsureHistoryAsync(CancellationToken cancellation);

    /// <summary>Reads the history under the lock.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The rows, oldest first.</returns>
    Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellation);

    /// <summary>Runs one migration with its transaction boundaries, unless the history shows that it ran meanwhile.</summary>
    /// <param name="migration">What to run.</param>
    /// <param name="terms">Whether it is kept in the ledger, and what to assume of statements that nothing tells of.</param>
    /// <param name="cancellation">Cancels the running statement and rolls its transaction back.</param>
    /// <returns>How it ended.</returns>
    Task<MigrationExecution> ExecuteAsync(PlannedMigration migration, ExecutionTerms terms, CancellationToken cancellation);

    /// <summary>Drops everything in the database that the role owns, but for the ledger; the ledger, which has to be there, says that nothing is applied any more.</summary>
    /// <param name="cancellation">Cancels and rolls all of it back.</param>
    /// <returns>What was dropped, or why nothing was.</returns>
    Task<DatabaseWipe> WipeAsync(CancellationToken cancellation);

    /// <summary>Runs history statements in one transaction: recording without running.</summary>
    /// <param name="statements">INSERTs into the history table.</param>
    /// <param name="cancellation">Cancels and rolls back.</param>
    /// <returns>A task that ends with the commit.</returns>
    Task RecordAsync(IReadOnlyList<string> statements, CancellationToken cancellation);
}
