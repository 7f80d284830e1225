using System.Globalization;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>Words for each ending of a migration run.</summary>
internal static class MigrateNotices
{
    private const string FreeTheLock = "end the transaction that is in the way, or wait for its end; then run the same command again (timeouts in ferry.json set how long it is tried)";

    private const string MendRows = "mend the rows that the query finds, then run the same command again";

    public static Notice Of(MigrateOutcome outcome) => outcome switch
    {
        MigrateOutcome.UpToDate done => new Notice(
            done.Current is null ? $"Nothing to do: no migration is applied to {done.Database}." : $"Nothing to do: {done.Database} is at {done.Current}."),
        MigrateOutcome.Completed done => new Notice(string.Create(
            CultureInfo.InvariantCulture,
            $"{Verb(done.Direction)} {Count.Of(done.Migrations.Count, "migration")} in {done.Elapsed.TotalSeconds:0.00} s. {State(done.Database, done.Current)}")),
        MigrateOutcome.Refused refused => refused.Reason,
        MigrateOutcome.RolledBack { Halt: Halt.Failed failed } halted => new Notice(
            $"{Kind(failed)} failed and was rolled back: {failed.Migration}. This run changed nothing. {State(halted.Database, halted.Current)}",
            [.. failed.Statement.Describe(), NoticeDetail.Fix(failed.Statement switch
            {
                { Error.IsLock: true } => FreeTheLock,
                { Error.IsConnectionLost: true } => "the connection was lost, which is no fault of the migration; run the same command again",
                { Constraint: not null } => MendRows,
                _ => "mend the migration, then run the same command again",
            })]),
        MigrateOutcome.RolledBack halted => new Notice(
            $"Cancelled before {halted.Halt.Migration} was done. This run changed nothing. {State(halted.Database, halted.Current)}",
            [NoticeDetail.Fix("run the same command again when you are ready")]),
        MigrateOutcome.StoppedPartway halted => Partway(halted),
        MigrateOutcome.Unknown lost => new Notice(
            $"The connection to {lost.Database} was lost in {lost.Halt.Migration}, and the server cannot be reached to ask what it did.",
            [.. Details(lost.Halt), new NoticeDetail("applied", List(lost.Ran)), NoticeDetail.Fix("when the server is back, migrate-status tells the state; then run the same command again")]),
        MigrateOutcome.Busy busy => new Notice(
            string.Create(CultureInfo.InvariantCulture, $"Another run holds {busy.Database}; waited {busy.Waited.TotalSeconds:0} s. Nothing was changed."),
            [new NoticeDetail("owner", busy.Owner?.ToString() ?? "not visible to this role"), NoticeDetail.Fix("wait for it to end, then run the same command again (lockWait in ferry.json sets how long to wait)")]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Notice Partway(MigrateOutcome.StoppedPartway halted) => halted.Halt switch
    {
        Halt.Uncertain uncertain => new Notice(
            $"Stopped partway: an interrupted run began statement {uncertain.Statement.Number} of {uncertain.Id} outside a transaction, and nothing tells whether it ran. It was not run again. {Ran(halted)}",
            [
                .. Committed(halted),
                new NoticeDetail("statement", uncertain.Statement.Sql),
                NoticeDetail.Fix("look whether its work is there; then run the same command with --assume-done to go on behind it, or with --assume-not-done to run it"),
            ]),
        Halt.Edited { Contexts: { } change } edited => new Notice(
            $"Stopped partway: an interrupted run committed part of {edited.Id} {change.Begun}, and {change.Read} that part reads differently. {Ran(halted)}",
            [new NoticeDetail("differs", One(edited.Statement)), NoticeDetail.Fix(change.Fix)]),
        Halt.Edited edited => new Notice(
            $"Stopped partway: an interrupted run committed part of {edited.Id}, and that part reads differently now. {Ran(halted)}",
            [
                new NoticeDetail("differs", One(edited.Statement)),
                NoticeDetail.Fix("put the migration back as it was up to there, which migrate-show and the ledger (ferry.migrations, column up) tell; what comes after may be changed"),
            ]),
        _ => Interrupted(halted),
    };

    private static string Ran(MigrateOutcome.StoppedPartway halted) => halted.Ran.Count == 0
        ? "This run changed nothing."
        : $"This run {(halted.Direction == Direction.Up ? "applied" : "reverted")} {Count.Of(halted.Ran.Count, "migration")} before it.";

    private static IEnumerable<NoticeDetail> Committed(MigrateOutcome.StoppedPartway halted) =>
        halted.Committed.Count == 0 ? [] : [new NoticeDetail("committed", string.Join('\n', halted.Committed.Select(One)))];

    private static Notice Interrupted(MigrateOutcome.StoppedPartway halted)
    {
        var total = halted.Ran.Count + halted.Remaining.Count + 1;
        var done = halted.Direction == Direction.Up ? "applied" : "reverted";
        var ending = halted.Halt is Halt.Failed ? "failed" : "was cancelled";
        var leftBehind = halted.Committed.Count > 0 ? $"after {Count.Of(halted.Committed.Count, "statement")} had been committed"
            : halted.Halt.MayLeaveTraces ? "outside a transaction"
            : "and was rolled back";
        var details = new List<NoticeDetail> { new(done, List(halted.Ran)) };
        details.AddRange(Committed(halted));
        details.AddRange(Details(halted.Halt));
        if (halted.Halt.MayLeaveTraces) details.Add(new NoticeDetail("traces", "the statement may have left something behind: a concurrent index that failed stays as an INVALID one, which the next run takes away; a partition that is half off is taken off by the next run; of a backfill the batches so far stay, and the next run goes on behind them"));
        details.Add(NoticeDetail.Fix(halted.Committed.Count == 0
            ? halted.Halt.MayLeaveTraces ? "mend the cause, then run the same command again" : halted.Halt is Halt.Failed { Statement.Error.IsLock: true } ? FreeTheLock
                : "mend the cause, then run the same command again: it goes on with this migration"
            : halted is { CanResume: true, Halt: Halt.Failed { Statement.Constraint: not null } } ? $"{MendRows}: it goes on with that statement, behind the committed ones"
            : halted.CanResume ? "mend the cause, then run the same command again: it goes on behind the committed statements"
            : "undo the committed statements by hand or make the migration start after them, then run the same command again"));
        return new Notice($"Stopped partway: {halted.Ran.Count} of {Count.Of(total, "migration")} {(halted.Ran.Count == 1 ? "is" : "are")} {done} to {halted.Database}; {halted.Halt.Migration} {ending} {leftBehind}.", details);
    }

    private static IEnumerable<NoticeDetail> Details(Halt halt) => halt is Halt.Failed failed ? failed.Statement.Describe() : [];

    private static string One(PlannedStatement statement) => string.Create(CultureInfo.InvariantCulture, $"statement {statement.Number}: {statement.Sql.ReplaceLineEndings(" ")}");

    private static string List(IReadOnlyList<MigrationId> ids) => ids.Count == 0 ? "none" : string.Join('\n', ids);

    private static string Verb(Direction direction) => direction == Direction.Up ? "Applied" : "Reverted";

    private static string Kind(Halt.Failed failed) => failed.Statement.Direction == Direction.Up ? "A migration" : "Reverting a migration";

    private static string State(string database, MigrationId? current) => current is null ? $"No migration is applied to {database}." : $"{database} is at {current}.";
}
