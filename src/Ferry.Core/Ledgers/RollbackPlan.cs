using System.Globalization;
using Ferry.Core.Migrations;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Core.Ledgers;

/// <summary>The way from the release that runs to one that ran before, from the ledger alone.</summary>
/// <param name="From">The release that runs.</param>
/// <param name="To">The release to go to.</param>
/// <param name="Back">Migrations to revert, newest first.</param>
/// <param name="Forth">Migrations to apply again, oldest first: going back to before a rollback.</param>
public sealed record RollbackPlan(LedgerRelease From, LedgerRelease To, IReadOnlyList<LedgerMigration> Back, IReadOnlyList<LedgerMigration> Forth)
{
    /// <summary>What reverting takes away from the data.</summary>
    public IReadOnlyList<Loss> Losses => [.. Back.SelectMany(migration => migration.WayBack.Statements).SelectMany(statement => Releases.Losses.Of(statement.Sql))];

    /// <summary>True when the database has to change.</summary>
    public bool ChangesDatabase => Back.Count + Forth.Count > 0;

    /// <summary>Finds the way.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="history">What is applied.</param>
    /// <param name="to">The release to go to; null for the one that ran before.</param>
    /// <param name="keepsDatabase">True to leave the database as it is.</param>
    /// <returns>The plan, or why there is no way.</returns>
    public static (RollbackPlan? Plan, Notice? Refusal) Make(Ledger ledger, IReadOnlyCollection<MigrationId> history, long? to, bool keepsDatabase)
    {
        if (ledger.Current is not { } from) return (null, new Notice("Refused: no release is recorded as running, so there is nothing to go back from. Nothing was changed.", [NoticeDetail.Fix("deploy-status tells what there is")]));
        if ((to ?? from.Previous) is not { } wanted) return (null, new Notice($"Refused: release {from.Id} is the first one; there is none before it. Nothing was changed.", [NoticeDetail.Fix("name a release with --to=N, if there is one; deploy-status lists them")]));
        if (ledger.Find(wanted) is not { HasRun: true } target || target.Id == from.Id) return (null, NotThere(ledger, from, wanted));
        if (keepsDatabase) return (new RollbackPlan(from, target, [], []), null);

        var back = history.Except(target.Migrations).OrderDescending().ToList();
        var forth = target.Migrations.Except(history).Order().ToList();
        var unknown = back.Concat(forth).Where(id => ledger.Find(id) is not { IsWhole: true }).ToList();
        if (unknown.Count > 0) return (null, Unknown(unknown));
        var stuck = back.Select(id => ledger.Find(id)!).Where(migration => !migration.WayBack.IsThere).ToList();
        return stuck.Count > 0
            ? (null, Irreversible(stuck))
            : (new RollbackPlan(from, target, [.. back.Select(id => ledger.Find(id)!)], [.. forth.Select(id => ledger.Find(id)!)]), null);
    }

    private static Notice NotThere(Ledger ledger, LedgerRelease from, long wanted) => new(
        wanted == from.Id
            ? $"Nothing to go back to: release {wanted} runs already. Nothing was changed."
            : $"Refused: there is no release {wanted} that ever ran here. Nothing was changed.",
        [
            new NoticeDetail("there are", string.Join('\n', ledger.Releases.Where(release => release.HasRun && release.Id != from.Id).Select(Line).DefaultIfEmpty("none"))),
            NoticeDetail.Fix("name one of them with --to=N"),
        ]);

    private static Notice Unknown(List<MigrationId> ids) => new(
        $"Refused: {Count.Of(ids.Count, "migration")} on the way {(ids.Count == 1 ? "is" : "are")} not in the ledger, because {(ids.Count == 1 ? "it was" : "they were")} not applied by Ferry. Nothing was changed.",
        [
            NoticeDetail.Where(string.Join('\n', ids)),
            NoticeDetail.Fix("revert them with migrate-down-to from the code that has them, or pass --app-only to leave the database, or --restore to go back to the backup"),
        ]);

    private static Notice Irreversible(List<LedgerMigration> stuck) => new(
        $"Refused: {Count.Of(stuck.Count, "migration")} on the way cannot be undone. Nothing was changed.",
        [
            NoticeDetail.Where(string.Join('\n', stuck.Select(migration => $"{migration.Id}: {migration.WayBack.Obstacle}"))),
            NoticeDetail.Fix("--app-only leaves the database and starts the older app, if it can live with this schema; --restore goes back to the backup and loses what was written since; or mend forward with a new release"),
        ]);

    private static string Line(LedgerRelease release) => string.Create(
        CultureInfo.InvariantCulture, $"{release.Id}: {release.Version}, {release.Started:yyyy-MM-dd HH:mm} UTC, at {release.Migration?.Value ?? "no migration"}");
}
