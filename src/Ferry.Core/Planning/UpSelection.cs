using Ferry.Core.Migrations;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Core.Planning;

/// <summary>Chooses the migrations to apply and refuses to guess where code and history contradict each other.</summary>
public static class UpSelection
{
    /// <summary>Chooses what to apply.</summary>
    /// <param name="status">The code held against the history.</param>
    /// <param name="last">The newest migration to apply; null for all.</param>
    /// <param name="allowOutOfOrder">True to apply a migration that is older than the newest applied one.</param>
    /// <returns>The pending migrations up to <paramref name="last"/>, or why none may run.</returns>
    public static Selection Select(MigrationStatus status, MigrationId? last, bool allowOutOfOrder)
    {
        if (status.DatabaseIsAhead) return Ahead(status);
        if (status.Missing.Count > 0) return Missing(status);
        var chosen = status.Pending.Where(id => last is null || id <= last).ToList();
        var late = allowOutOfOrder ? [] : chosen.Intersect(status.OutOfOrder).ToList();
        return late.Count > 0 ? OutOfOrder(status, late) : new Selection.Chosen(chosen);
    }

    private static Selection.Refused Ahead(MigrationStatus status) => new(new Notice(
        $"Refused: the database is ahead of this code; {Count.Of(status.Missing.Count, "applied migration")} {(status.Missing.Count == 1 ? "is" : "are")} not in it. Nothing was changed.",
        [
            NoticeDetail.Where(Lines(status.Missing)),
            NoticeDetail.Fix("check out the commit that has them, or revert them with the newer code (migrate-down-to) first"),
        ]));

    private static Selection.Refused Missing(MigrationStatus status) => new(new Notice(
        $"Refused: {Count.Of(status.Missing.Count, "migration")} applied to the database {(status.Missing.Count == 1 ? "is" : "are")} missing in this code. Nothing was changed.",
        [
            NoticeDetail.Where(Lines(status.Missing)),
            NoticeDetail.Fix("bring the files back (git log --all -- 'migrations/*' finds them), or merge the branch that has them"),
        ]));

    private static Selection.Refused OutOfOrder(MigrationStatus status, List<MigrationId> late) => new(new Notice(
        $"Refused: {Count.Of(late.Count, "pending migration")} {(late.Count == 1 ? "is" : "are")} older than {status.Current}, which is applied. Nothing was changed.",
        [
            NoticeDetail.Where(Lines(late)),
            NoticeDetail.Fix("create the migration anew so that it comes last, or run it where it stands with --allow-out-of-order"),
        ]));

    private static string Lines(IEnumerable<MigrationId> ids) => string.Join('\n', ids);
}
