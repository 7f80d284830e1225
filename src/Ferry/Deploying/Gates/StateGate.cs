using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
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
        var ways = sight.Ledger.HalfApplied.Select(id => WayOn(sight, id)).ToList();
        if (ways.FirstOrDefault(way => way.Fix is not null) is { Fix: { } fix } stuck) return Gate.Refused(Name, $"HalfApplied: {detail}; {stuck.Text}", fix);
        var repaired = sight.Plan.Migrations.SelectMany(Repeatable.Indexes).ToHashSet();
        var left = indexes.Where(index => !repaired.Contains(index) && !repaired.Contains(index[(index.IndexOf('.', StringComparison.Ordinal) + 1)..])).ToList();
        return left.Count > 0
            ? Gate.Refused(Name, $"HalfApplied: {detail}", $"DROP INDEX CONCURRENTLY {string.Join(", ", left)}, then migrate-up")
            : Gate.Noted(Name, string.Join("; ", ways.Select(way => way.Text).Prepend($"HalfApplied: {detail}")));
    }

    // How an interrupted migration goes on, or what has to be done before it can.
    private static (string Text, string? Fix) WayOn(DeploySight sight, MigrationId id)
    {
        if (sight.Plan.Migrations.FirstOrDefault(migration => migration.Id == id) is not { } planned)
            return ($"{id} is not among the pending migrations", "where it was being reverted: finish it with migrate-down; else deploy the code that has it");
        var from = Resumption.Of(planned, sight.Ledger.Find(id)!.Checkpoints);
        if (from.Edited is { } differs && ContextChange.Between(sight.Ledger.Find(id)!.Contexts, planned.Contexts) is { } change)
            return ($"{id} was begun {change.Begun}, and {change.Read} what is committed of it reads differently (statement {differs})", change.Fix);
        if (from.Edited is { } number) return ($"what is committed of {id} reads differently now (statement {number})", "put the migration back as it was up to there; what comes after may be changed");
        var next = planned.CommitGroups[from.Groups][0];
        return from.IsStarted && Evidences.HasNone(next)
            ? ($"nothing tells whether statement {next.Number} of {id} ran", $"look whether its work is there; then migrate-up --environment={sight.Environment.Name} with --assume-done or --assume-not-done")
            : ($"{id} goes on with statement {next.Number} of {planned.Statements.Count}", null);
    }

    private static string Pending(DeploySight sight) => $"{Count.Of(sight.Status.Pending.Count, "migration")} pending";
}
