using Ferry.Core.Drift;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>The six ways in which code, history and database can differ.</summary>
/// <param name="History">The code against the history; null where no database was named.</param>
/// <param name="Edited">The applied migrations against what the ledger keeps of them.</param>
/// <param name="Model">The model against the migrations.</param>
/// <param name="Drift">The database against what its applied migrations produce.</param>
public sealed record SixWayStatus(MigrationStatus? History, Look<EditedSight> Edited, Look<ModelSight> Model, Look<DriftSight> Drift)
{
    private const string NoDatabase = "no environment was named";
    private const string HowToLook = "migrate-status --full looks";

    /// <summary>One line for each, always in this order.</summary>
    public IReadOnlyList<StatusLine> Lines => [Pending, Missing, OutOfOrder, OfEdited, OfModel, OfDrift];

    /// <summary>What a look at the history alone tells.</summary>
    /// <param name="history">The code against the history.</param>
    /// <returns>The status; what costs more was not looked at.</returns>
    public static SixWayStatus Of(MigrationStatus history) =>
        new(history, new Look<EditedSight>.NotTaken(), new Look<ModelSight>.NotTaken(), new Look<DriftSight>.NotTaken());

    private string NotLooked => History is null ? NoDatabase : HowToLook;

    private StatusLine Pending => OfHistory(StatusNames.Pending, "migration", status => status.Pending.Count, "migrate-up applies what is pending; migrate-plan shows its SQL");

    private StatusLine Missing => OfHistory(
        StatusNames.Missing,
        "applied migration",
        status => status.Missing.Count,
        History is { DatabaseIsAhead: true }
            ? "the database is ahead of this code: check out the commit that has the missing migrations"
            : "bring the missing migrations back, or merge the branch that has them");

    private StatusLine OutOfOrder => (History, Model) switch
    {
        (not null, _) => OfHistory(StatusNames.OutOfOrder, "pending migration", status => status.OutOfOrder.Count, "create an out-of-order migration anew so that it comes last, or apply it with --allow-out-of-order"),
        (_, Look<ModelSight>.Taken { Sight.NewestIsLast: true }) => new StatusLine(StatusNames.OutOfOrder, StatusVerdict.Clean, "the newest migration knows all others"),
        (_, Look<ModelSight>.Taken) => new StatusLine(
            StatusNames.OutOfOrder,
            StatusVerdict.Found,
            "the newest migration was made beside another one, as on two branches, and does not know it",
            "migrate-remove and migrate-create make the newest one anew, where nobody has applied it; elsewhere an empty one (migrate-create-manual) joins the two"),
        _ => NotLookedAt(StatusNames.OutOfOrder),
    };

    private StatusLine OfEdited => Edited switch
    {
        Look<EditedSight>.NotTaken => NotLookedAt(StatusNames.Edited),
        Look<EditedSight>.Unknown unknown => new StatusLine(StatusNames.Edited, StatusVerdict.Unknown, unknown.Reason, unknown.Fix),
        Look<EditedSight>.Taken { Sight: { Tampered: { Count: > 0 } tampered } } => new StatusLine(
            StatusNames.Edited,
            StatusVerdict.Found,
            $"the ledger was changed by another hand: {string.Join(", ", tampered.Take(3))}{(tampered.Count > 3 ? ", …" : "")}",
            "find out who did that and what was changed (each row of ferry.journal holds the hash of the one before); what the ledger says of applied migrations and their way back cannot be relied on"),
        Look<EditedSight>.Taken { Sight: { Edited.Count: 0 } sight } => new StatusLine(StatusNames.Edited, StatusVerdict.Clean, $"{Count.Of(sight.Compared, "applied migration")} compared{NotKept(sight)}"),
        Look<EditedSight>.Taken { Sight: var sight } => new StatusLine(
            StatusNames.Edited,
            StatusVerdict.Found,
            $"{Count.Of(sight.Edited.Count, "migration")} edited since applied{NotKept(sight)}",
            "put the text back as it was applied (git log -- its file), and write the change as a migration of its own; migrate-show shows what it is now"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private StatusLine OfModel => Model switch
    {
        Look<ModelSight>.NotTaken => new StatusLine(StatusNames.Model, StatusVerdict.NotLookedAt, HowToLook),
        Look<ModelSight>.Unknown unknown => new StatusLine(StatusNames.Model, StatusVerdict.Unknown, unknown.Reason, unknown.Fix),
        Look<ModelSight>.Taken { Sight.HasChanges: true } => new StatusLine(StatusNames.Model, StatusVerdict.Found, "the model has changes that are in no migration", "migrate-create --message=… makes the migration; commit it"),
        _ => new StatusLine(StatusNames.Model, StatusVerdict.Clean, "equals the newest migration"),
    };

    private StatusLine OfDrift => Drift switch
    {
        Look<DriftSight>.NotTaken => NotLookedAt(StatusNames.Drift),
        Look<DriftSight>.Unknown unknown => new StatusLine(StatusNames.Drift, StatusVerdict.Unknown, unknown.Reason, unknown.Fix),
        Look<DriftSight>.Taken { Sight: { Differences.Count: 0 } sight } => new StatusLine(StatusNames.Drift, StatusVerdict.Clean, $"the database is what its applied migrations produce{Remarks(sight)}"),
        Look<DriftSight>.Taken { Sight: var sight } => new StatusLine(
            StatusNames.Drift,
            StatusVerdict.Found,
            $"{Count.Of(sight.Differences.Count, "difference")} from what the applied migrations produce{Remarks(sight)}",
            "what is meant to stay belongs into a migration (migrate-create-manual --sql); the rest goes back as said with each difference"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private StatusLine OfHistory(string name, string noun, Func<MigrationStatus, int> count, string fix) =>
        History is null ? NotLookedAt(name)
        : count(History) is var number and > 0 ? new StatusLine(name, StatusVerdict.Found, Count.Of(number, noun), fix)
        : new StatusLine(name, StatusVerdict.Clean, "none");

    private StatusLine NotLookedAt(string name) => new(name, StatusVerdict.NotLookedAt, NotLooked);

    private static string NotKept(EditedSight sight) => sight.NotInLedger.Count == 0 ? "" : $"; {sight.NotInLedger.Count} not in the ledger (applied by another tool, or stamped)";

    private static string Remarks(DriftSight sight) =>
        (sight.OtherSchemas.Count == 0 ? "" : $"; not looked at, because no migration makes them: schema {string.Join(", ", sight.OtherSchemas)}")
        + (sight.ServerMajor == sight.SandboxMajor ? "" : $"; replayed on PostgreSQL {sight.SandboxMajor}, while the server is {sight.ServerMajor}, which can write the same definition in another way");
}
