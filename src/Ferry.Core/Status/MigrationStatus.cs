using Ferry.Core.Migrations;

namespace Ferry.Core.Status;

/// <summary>The migrations of the code held against the history of one database.</summary>
public sealed record MigrationStatus
{
    /// <summary>Compares code and history.</summary>
    /// <param name="known">The ids in the code, in any order.</param>
    /// <param name="history">The rows of the history table, in any order.</param>
    public MigrationStatus(IEnumerable<MigrationId> known, IEnumerable<HistoryRow> history)
    {
        Known = [.. known.Order()];
        History = [.. history.OrderBy(row => row.Id)];
        var inCode = Known.ToHashSet();
        var inHistory = History.Select(row => row.Id).ToHashSet();
        Applied = [.. Known.Where(inHistory.Contains)];
        Pending = [.. Known.Where(id => !inHistory.Contains(id))];
        Missing = [.. History.Select(row => row.Id).Where(id => !inCode.Contains(id))];
        OutOfOrder = Current is { } newest ? [.. Pending.Where(id => id < newest)] : [];
    }

    /// <summary>The migrations of the code, oldest first.</summary>
    public IReadOnlyList<MigrationId> Known { get; }

    /// <summary>The history, oldest first.</summary>
    public IReadOnlyList<HistoryRow> History { get; }

    /// <summary>In the code and in the history, oldest first.</summary>
    public IReadOnlyList<MigrationId> Applied { get; }

    /// <summary>In the code, not in the history, oldest first.</summary>
    public IReadOnlyList<MigrationId> Pending { get; }

    /// <summary>In the history, not in the code, oldest first.</summary>
    public IReadOnlyList<MigrationId> Missing { get; }

    /// <summary>Pending, but older than the newest applied one.</summary>
    public IReadOnlyList<MigrationId> OutOfOrder { get; }

    /// <summary>The newest applied migration; null for an empty history.</summary>
    public MigrationId? Current => History.Count == 0 ? null : History[^1].Id;

    /// <summary>True when the code is older than the database: a missing migration is newer than every one of the code.</summary>
    public bool DatabaseIsAhead => Missing.Count > 0 && (Known.Count == 0 || Missing[^1] > Known[^1]);

    /// <summary>True when nothing is pending and nothing is missing.</summary>
    public bool IsUpToDate => Pending.Count == 0 && Missing.Count == 0;

    /// <summary>Says in what state one migration is.</summary>
    /// <param name="id">A migration of the code or of the history.</param>
    /// <returns>Its state.</returns>
    public MigrationState StateOf(MigrationId id) =>
        Missing.Contains(id) ? MigrationState.Missing
        : OutOfOrder.Contains(id) ? MigrationState.OutOfOrder
        : Pending.Contains(id) ? MigrationState.Pending
        : MigrationState.Applied;
}
