using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Deploying.Gates;

/// <summary>The state of the database has to be one from which the code's migrations lead on.</summary>
public sealed class StateGate : IDeployGate
{
    private const string Name = "state";

    string IDeployGate.Name => Name;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Gate>>([Of(sight)]);

    private static Gate Of(DeploySight sight) => sight.State switch
    {
        DatabaseState.Fresh => Gate.Passed(Name, $"Fresh: empty, {Pending(sight)}"),
        DatabaseState.HistoryOnly => Gate.Noted(Name, $"HistoryOnly: a history table and nothing else, so an earlier first deploy broke off; {Pending(sight)}"),
        DatabaseState.UpToDate => Gate.Passed(Name, $"UpToDate: at {sight.Status.Current}"),
        DatabaseState.Behind => Gate.Passed(Name, $"Behind: at {sight.Status.Current}, {Pending(sight)}"),
        DatabaseState.Unmanaged => Gate.Refused(
            Name,
            $"Unmanaged: tables ({string.Join(", ", sight.Facts.Tables)}{(sight.Facts.Tables.Count >= 5 ? ", …" : "")}) and no history",
            sight.Status.Known.Count == 0
                ? "create a first migration that describes these tables, then migrate-stamp it"
                : $"where they are what the first migrations make: migrate-stamp --revision=ID of the newest of those ({sight.Status.Known[0]} … {sight.Status.Known[^1]}); where they are not needed: db-reset starts fresh"),
        DatabaseState.Ahead or DatabaseState.Diverged => OfSelection(sight),
        _ => HalfApplied(sight),
    };

    private static Gate OfSelection(DeploySight sight)
    {
        var notice = ((Selection.Refused)UpSelection.Select(sight.Status, last: null, allowOutOfOrder: false)).Notice;
        var where = string.Join(", ", notice.Details.Where(detail => detail.Label == "where").Select(detail => detail.Text.ReplaceLineEndings(", ")));
        return Gate.Refused(Name, $"{sight.State}: {where}", notice.Fix!);
    }

    private static Gate HalfApplied(DeploySight sight)
    {
        var (migrations, indexes) = (sight.Ledger.HalfApplied, sight.Facts.InvalidIndexes);
        var detail = string.Join("; ", new[]
        {
            migrations.Count > 0 ? $"{string.Join(", ", migrations)}: some of its transactions are committed" : "",
            indexes.Count > 0 ? $"invalid {(indexes.Count == 1 ? "index" : "indexes")} {string.Join(", ", indexes)}" : "",
        }.Where(text => text.Length > 0));
        if (WillBeRunAgain(sight)) return Gate.Noted(Name, $"HalfApplied: {detail}; the migration can be run again from its beginning, and will be");
        return Gate.Refused(
            Name,
            $"HalfApplied: {detail}",
            indexes.Count > 0
                ? $"DROP INDEX CONCURRENTLY {string.Join(", ", indexes)}, then migrate-up"
                : "see with migrate-show which statements are there, undo them or finish them by hand, then migrate-up or migrate-stamp");
    }

    // Everything that an interrupted run has left is taken away or passed over by the pending migration that left it.
    private static bool WillBeRunAgain(DeploySight sight)
    {
        var again = sight.Plan.Migrations.Where(Repeatable.Is).ToList();
        var repaired = again.SelectMany(Repeatable.Indexes).ToHashSet();
        return sight.Ledger.HalfApplied.All(id => again.Any(migration => migration.Id == id))
            && sight.Facts.InvalidIndexes.All(index => repaired.Contains(index) || repaired.Contains(index[(index.IndexOf('.', StringComparison.Ordinal) + 1)..]));
    }

    private static string Pending(DeploySight sight) => $"{Count.Of(sight.Status.Pending.Count, "migration")} pending";
}
