using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;

namespace Ferry.Migrating;

/// <summary>Executes a plan under the run lock, one migration after the other, and halts at the first that fails.</summary>
/// <param name="files">Finds the file of a migration, for messages.</param>
/// <param name="reporter">Told of each migration.</param>
/// <param name="clock">Measures durations.</param>
public sealed class PlanExecution(MigrationFiles files, IProgress<string> reporter, TimeProvider clock)
{
    /// <summary>Executes a plan.</summary>
    /// <param name="run">The run that holds the lock.</param>
    /// <param name="plan">What to run.</param>
    /// <param name="isInLedger">True to keep the ledger, which has to be there.</param>
    /// <param name="direction">Which way all of it goes.</param>
    /// <param name="before">The state before, read under the lock.</param>
    /// <param name="address">The database, for messages.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <param name="assumption">What to take for true of a statement that an interrupted run began and of which nothing tells whether it ran.</param>
    /// <returns>How it ended.</returns>
    public async Task<MigrateOutcome> ExecuteAsync(
        IMigrationRun run, Plan plan, bool isInLedger, Direction direction, MigrationStatus before, string address, CancellationToken cancellation,
        Assumption assumption = Assumption.None)
    {
        var terms = new ExecutionTerms(isInLedger, plan.Hash, assumption);
        var start = clock.GetTimestamp();
        var ran = new List<MigrationId>();
        var elsewhere = new List<MigrationId>();
        foreach (var migration in plan.Migrations)
        {
            if (cancellation.IsCancellationRequested) return Halted(new Halt.Cancelled(migration.Id), []);
            var begin = clock.GetTimestamp();
            switch (await run.ExecuteAsync(migration, terms, cancellation))
            {
                case MigrationExecution.Completed:
                    ran.Add(migration.Id);
                    reporter.Report($"  {migration.Id}  {(direction == Direction.Up ? "applied" : "reverted")} in {clock.GetElapsedTime(begin).TotalMilliseconds:0} ms");
                    break;
                case MigrationExecution.DoneElsewhere:
                    elsewhere.Add(migration.Id);
                    reporter.Report($"  {migration.Id}  was {(direction == Direction.Up ? "applied" : "reverted")} by another tool meanwhile");
                    break;
                case MigrationExecution.Cancelled cancelled:
                    return Halted(new Halt.Cancelled(migration.Id) { MayLeaveTraces = cancelled.MayLeaveTraces }, cancelled.Committed);
                case MigrationExecution.Failed failed:
                    return Halted(new Halt.Failed(Describe(migration, failed.Statement, failed.Error) with { Constraint = failed.Constraint }) { MayLeaveTraces = failed.MayLeaveTraces }, failed.Committed);
                case MigrationExecution.Uncertain uncertain:
                    return Halted(new Halt.Uncertain(migration.Id, uncertain.Statement), uncertain.Committed);
                case MigrationExecution.Edited edited:
                    return Halted(new Halt.Edited(migration.Id, edited.Statement, edited.Contexts), []);
                case MigrationExecution.Unknown unknown:
                    return new MigrateOutcome.Unknown(address, new Halt.Failed(Describe(migration, unknown.Statement, unknown.Error)), ran);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return new MigrateOutcome.Completed(address, direction, ran, Current(), clock.GetElapsedTime(start));

        MigrationId? Current() => CurrentAfter(before, [.. ran, .. elsewhere], direction);

        MigrateOutcome Halted(Halt halt, IReadOnlyList<PlannedStatement> committed) =>
            halt is Halt.Failed or Halt.Cancelled && ran.Count == 0 && committed.Count == 0 && !halt.MayLeaveTraces
                ? new MigrateOutcome.RolledBack(address, halt, Current())
                : new MigrateOutcome.StoppedPartway(address, halt, direction, ran, [.. plan.Migrations.Select(one => one.Id).Where(id => id != halt.Migration && !ran.Contains(id) && !elsewhere.Contains(id))], committed) { CanResume = isInLedger };
    }

    private FailedStatement Describe(PlannedMigration migration, PlannedStatement statement, ServerError error) => new(
        migration.Id,
        migration.Direction,
        statement,
        migration.Statements.Count(one => !one.IsHistory),
        files.Find(migration.Id, migration.Direction),
        error);

    private static MigrationId? CurrentAfter(MigrationStatus before, List<MigrationId> done, Direction direction)
    {
        var applied = before.History.Select(row => row.Id);
        applied = direction == Direction.Up ? applied.Concat(done) : applied.Except(done);
        return applied.Order().Select(id => (MigrationId?)id).LastOrDefault();
    }
}
