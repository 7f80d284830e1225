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
        .. back.Select(one => Whole(one.Id, Direction.Down, one.WayBack.Statements, source.ForgetSql(one.Id)) with { Contexts = one.Contexts }),
        .. forth.Select(one => Whole(one.Id, Direction.Up, one.Up, source.RecordSql(one.Id)) with { WayBack = one.WayBack, Checksum = one.Checksum, Contexts = one.Contexts }),
    ]);

    /// <summary>Makes migrations as the code has them, without their way back: half the work of a plan.</summary>
    /// <param name="ids">Which, in order.</param>
    /// <param name="ledger">Tells under which contexts each was applied; null, and for what it does not know, those of this run.</param>
    /// <returns>What EF Core generates for each.</returns>
    public IReadOnlyList<PlannedMigration> OfCode(IReadOnlyList<MigrationId> ids, Ledger? ledger = null) => Build(ids, id =>
    {
        var contexts = ledger?.FindApplied(id)?.Contexts ?? source.Contexts;
        var (migration, findings) = MigrationPlanner.Plan(id, Direction.Up, source.Up(id, contexts), source.RecordSql(id));
        return (migration with { Contexts = contexts }, findings);
    }).Item1.Migrations;

    /// <summary>Plans to revert migrations.</summary>
    /// <param name="ids">Which, newest first.</param>
    /// <param name="applied">Everything that is applied.</param>
    /// <param name="ledger">Tells under which contexts each was applied, where none are given in this run; null for under none.</param>
    /// <returns>The plan, and what stands against running it, every migration without a usable Down among it.</returns>
    public (Plan Plan, IReadOnlyList<Finding> Findings) Down(IReadOnlyList<MigrationId> ids, IEnumerable<MigrationId> applied, Ledger? ledger = null)
    {
        var stays = applied.Except(ids).Order().Select(id => (MigrationId?)id).LastOrDefault();
        return Build(ids, id => DownOf(id, ids.Where(other => other < id).Order().Select(other => (MigrationId?)other).LastOrDefault() ?? stays, source.Contexts.IsNone ? ledger?.FindApplied(id)?.Contexts ?? ContextValues.None : source.Contexts));
    }

    private static PlannedMigration Whole(MigrationId id, Direction direction, IReadOnlyList<PlannedStatement> statements, string historySql) =>
        new(id, direction, [.. statements, new PlannedStatement(statements.Count + 1, historySql.Trim().TrimEnd(';').TrimEnd(), InTransaction: true, IsHistory: true)]);

    private (PlannedMigration, IReadOnlyList<Finding>) UpOf(MigrationId id)
    {
        var (up, findings) = UpOf(id, source.Contexts);
        return (up, [.. findings, .. Differences(up, () => UpOf(id, ContextValues.None).Migration)]);
    }

    // The way back is planned with it, because the code that knows it may be gone when it is needed.
    private (PlannedMigration Migration, IReadOnlyList<Finding> Findings) UpOf(MigrationId id, ContextValues contexts)
    {
        var (up, findings) = Plan(id, Direction.Up, source.Up(id, contexts), source.RecordSql(id), contexts);
        return (up with { WayBack = WayBackOf(id, source.Ids.Where(other => other < id).Select(other => (MigrationId?)other).LastOrDefault(), contexts) }, findings);
    }

    private WayBack WayBackOf(MigrationId id, MigrationId? previous, ContextValues contexts)
    {
        var found = source.Down(id, previous, contexts);
        if (found is DownCommands.Unusable unusable) return new WayBack([], unusable.Reason) { IsDeclared = unusable.IsDeclared };
        var (down, obstacles) = Plan(id, Direction.Down, ((DownCommands.Usable)found).Commands, source.ForgetSql(id), contexts);
        return obstacles.Count > 0 ? new WayBack([], obstacles[0].Problem) : new WayBack([.. down.Statements.Where(statement => !statement.IsHistory)], null);
    }

    private (PlannedMigration, IReadOnlyList<Finding>) DownOf(MigrationId id, MigrationId? previous, ContextValues contexts)
    {
        var down = source.Down(id, previous, contexts);
        var (migration, findings) = Plan(id, Direction.Down, CommandsOf(down), source.ForgetSql(id), contexts);
        return down is DownCommands.Unusable unusable
            ? (migration, [new Finding(id, null, unusable.Reason, "write a Down that undoes Up, or go back by restoring a backup")])
            : (migration, [.. findings, .. Differences(migration, () => Plan(id, Direction.Down, CommandsOf(source.Down(id, previous, ContextValues.None)), source.ForgetSql(id), ContextValues.None).Migration)]);
    }

    private static IReadOnlyList<GeneratedCommand> CommandsOf(DownCommands down) => (down as DownCommands.Usable)?.Commands ?? [];

    private static IReadOnlyList<Finding> Differences(PlannedMigration given, Func<PlannedMigration> bare)
    {
        if (given.Contexts.IsNone) return [];
        try
        {
            return [.. ContextFindings.Of(given, bare())];
        }
        catch (Exception thrown) when (thrown is InvalidOperationException or ArgumentException or NotSupportedException or KeyNotFoundException)
        {
            return [new Finding(given.Id, null, $"without contexts it throws {thrown.GetType().Name}: {thrown.Message}", "let it make the same schema where nothing is said of the environment")];
        }
    }

    private (PlannedMigration Migration, IReadOnlyList<Finding> Findings) Plan(
        MigrationId id, Direction direction, IReadOnlyList<GeneratedCommand> commands, string historySql, ContextValues contexts)
    {
        var (bare, findings) = MigrationPlanner.Plan(id, direction, commands, historySql);
        var migration = bare with { Contexts = contexts };
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
