using System.Globalization;
using Ferry.Core.Migrations;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Core.Planning;

/// <summary>Chooses the migrations to revert, newest first.</summary>
public static class DownSelection
{
    /// <summary>Chooses the newest applied migrations.</summary>
    /// <param name="status">The code held against the history.</param>
    /// <param name="steps">How many, at least 1.</param>
    /// <returns>The migrations to revert, or why none may be.</returns>
    public static Selection Newest(MigrationStatus status, int steps) =>
        steps > status.History.Count && status.History.Count > 0
            ? new Selection.Refused(new Notice(
                $"Refused: {Count.Of(steps, "step")} back asked for, but only {Count.Of(status.History.Count, "migration")} {(status.History.Count == 1 ? "is" : "are")} applied. Nothing was changed.",
                [NoticeDetail.Fix(string.Create(CultureInfo.InvariantCulture, $"--steps={status.History.Count}, or migrate-down-to --revision=0, reverts all of them"))]))
            : Choose(status, status.History.TakeLast(steps));

    /// <summary>Chooses everything applied after one migration.</summary>
    /// <param name="status">The code held against the history.</param>
    /// <param name="last">The migration that stays the newest; null to revert all.</param>
    /// <returns>The migrations to revert, or why none may be.</returns>
    public static Selection After(MigrationStatus status, MigrationId? last)
    {
        if (last is { } id && status.History.All(row => row.Id != id))
        {
            return new Selection.Refused(new Notice(
                $"Refused: {id} is not applied, so there is no way back to it. Nothing was changed.",
                [NoticeDetail.Fix("choose an applied migration (migrate-history lists them), or apply it with migrate-up")]));
        }

        return Choose(status, status.History.Where(row => last is null || row.Id > last));
    }

    private static Selection Choose(MigrationStatus status, IEnumerable<HistoryRow> rows)
    {
        var chosen = rows.Select(row => row.Id).OrderDescending().ToList();
        var missing = chosen.Intersect(status.Missing).ToList();
        return missing.Count == 0
            ? new Selection.Chosen(chosen)
            : new Selection.Refused(new Notice(
                $"Refused: {Count.Of(missing.Count, "migration")} to revert {(missing.Count == 1 ? "is" : "are")} missing in this code, so the way down is not known. Nothing was changed.",
                [
                    NoticeDetail.Where(string.Join('\n', missing)),
                    NoticeDetail.Fix("run this from the commit that has them"),
                ]));
    }
}
