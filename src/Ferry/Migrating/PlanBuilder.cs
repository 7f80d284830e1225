using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Ports;

namespace Ferry.Migrating;

/// <summary>Makes the plan of a run: the one place where SQL to print, to hash and to execute comes from.</summary>
/// <param name="source">The migrations of the code.</param>
public sealed class PlanBuilder(IMigrationSource source)
{
    /// <summary>Plans to apply migrations.</summary>
    /// <param name="ids">Which, in order.</param>
    /// <returns>The plan, and what stands against running it.</returns>
    public (Plan Plan, IReadOnlyList<Finding> Findings) Up(IReadOnlyList<MigrationId> ids) =>
        Build(ids, UpOf);

    /// <summary>Plans to go from what is applied to what a release had, from the ledger alone: the code need not have the migrations.</summary>
    /// <param name="back">What the ledger keeps of the migrations to revert, newest first.</param>
    /// <param name="forth">What it keeps of those to apply again, oldest first.</param>
    /// <returns>The plan.</returns>
    public Plan FromLedger(IEnumerable<LedgerMigration> back, IEnumerable<LedgerMigration> forth) => new(
    [
        .. back.Select(one => Whole(one.Id, Direction.Down, one.WayBack.Statements, source.ForgetSql(one.Id))),
        .. forth.Select(one => Whole(one.Id, Direction.Up, one.Up, source.RecordSql(one.Id)) with { WayBack = one.WayBack, Checksum = one.Checksum }),
    ]);

    /// <summary>Makes migrations as the code has them, without their way back: half the work of a plan.</summary>
    /// <param name="ids">Which, in order.</param>
    /// <returns>What EF Core generates for each.</returns>
    public IReadOnlyList<PlannedMigration> OfCode(IReadOnlyList<MigrationId> ids) =>
        Build(ids, id => MigrationPlanner.Plan(id, Direction.Up, source.Up(id), source.RecordSql(id))).Item1.Migrations;

    /// <summary>Plans to revert migrations.</summary>
    /// <param name="ids">Which, newest first.</param>
    /// <param name="applied">Everything that is applied.</param>
    /// <returns>The plan, and what stands against running it, every migration without a usable Down among it.</returns>
    public (Plan Plan, IReadOnlyList<Finding> Findings) Down(IReadOnlyList<MigrationId> ids, IEnumerable<MigrationId> applied)
    {
        var stays = applied.Except(ids).Order().Select(id => (MigrationId?)id).LastOrDefault();
        return Build(ids, id => DownOf(id, ids.Where(other => other < id).Order().Select(other => (MigrationId?)other).LastOrDefault() ?? stays));
    }

    private static PlannedMigration Whole(MigrationId id, Direction direction, IReadOnlyList<PlannedStatement> statements, string historySql) =>
        new(id, direction, [.. statements, new PlannedStatement(statements.Count + 1, historySql.Trim().TrimEnd(';').TrimEnd(), InTransaction: true, IsHistory: true)]);

    // The way back is planned with it, because the code that knows it may be gone when it is needed.
    private (PlannedMigration, IReadOnlyList<Finding>) UpOf(MigrationId id)
    {
        var (up, findings) = Plan(id, Direction.Up, source.Up(id), source.RecordSql(id));
        return (up with { WayBack = WayBackOf(id, source.Ids.Where(other => other < id).Select(other => (MigrationId?)other).LastOrDefault()) }, findings);
    }

    private WayBack WayBackOf(MigrationId id, MigrationId? previous)
    {
        var found = source.Down(id, previous);
        if (found is DownCommands.Unusable unusable) return new WayBack([], unusable.Reason) { IsDeclared = unusable.IsDeclared };
        var (down, obstacles) = Plan(id, Direction.Down, ((DownCommands.Usable)found).Commands, source.ForgetSql(id));
        return obstacles.Count > 0 ? new WayBack([], obstacles[0].Problem) : new WayBack([.. down.Statements.Where(statement => !statement.IsHistory)], null);
    }

    private (PlannedMigration, IReadOnlyList<Finding>) DownOf(MigrationId id, MigrationId? previous)
    {
        var down = source.Down(id, previous);
        var commands = (down as DownCommands.Usable)?.Commands ?? [];
        var (migration, findings) = Plan(id, Direction.Down, commands, source.ForgetSql(id));
        return down is DownCommands.Unusable unusable
            ? (migration, [new Finding(id, null, unusable.Reason, "write a Down that undoes Up, or go back by restoring a backup")])
            : (migration, findings);
    }

    private (PlannedMigration Migration, IReadOnlyList<Finding> Findings) Plan(MigrationId id, Direction direction, IReadOnlyList<GeneratedCommand> commands, string historySql)
    {
        var (migration, findings) = MigrationPlanner.Plan(id, direction, commands, historySql);
        return source.OfflineReason(id) is not { } reason ? (migration, findings)
            : (migration.Offline(reason), string.IsNullOrWhiteSpace(reason) ? [.. findings, NoReason(id)] : findings);
    }

    private static Finding NoReason(MigrationId id) => new(id, null, "[Offline] without a reason", "say in the attribute why this may keep others waiting: [Offline(\"…\")]");

    // Generating SQL builds EF Core models, which is pure CPU work and by far the slowest part of a long history.
    private static (Plan, IReadOnlyList<Finding>) Build(IReadOnlyList<MigrationId> ids, Func<MigrationId, (PlannedMigration, IReadOnlyList<Finding>)> plan)
    {
        var planned = ids.Count < 8 ? [.. ids.Select(plan)] : ids.AsParallel().AsOrdered().Select(plan).ToList();
        return (new Plan([.. planned.Select(one => one.Item1)]), [.. planned.SelectMany(one => one.Item2)]);
    }
}
