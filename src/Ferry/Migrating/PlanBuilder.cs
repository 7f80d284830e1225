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
        Build(ids, id => MigrationPlanner.Plan(id, Direction.Up, source.Up(id), source.RecordSql(id)));

    /// <summary>Plans to revert migrations.</summary>
    /// <param name="ids">Which, newest first.</param>
    /// <param name="applied">Everything that is applied.</param>
    /// <returns>The plan, and what stands against running it, every migration without a usable Down among it.</returns>
    public (Plan Plan, IReadOnlyList<Finding> Findings) Down(IReadOnlyList<MigrationId> ids, IEnumerable<MigrationId> applied)
    {
        var stays = applied.Except(ids).Order().Select(id => (MigrationId?)id).LastOrDefault();
        return Build(ids, id => DownOf(id, ids.Where(other => other < id).Order().Select(other => (MigrationId?)other).LastOrDefault() ?? stays));
    }

    private (PlannedMigration, IReadOnlyList<Finding>) DownOf(MigrationId id, MigrationId? previous)
    {
        var down = source.Down(id, previous);
        var commands = (down as DownCommands.Usable)?.Commands ?? [];
        var (migration, findings) = MigrationPlanner.Plan(id, Direction.Down, commands, source.ForgetSql(id));
        return down is DownCommands.Unusable unusable
            ? (migration, [new Finding(id, null, unusable.Reason, "write a Down that undoes Up, or go back by restoring a backup")])
            : (migration, findings);
    }

    // Generating SQL builds EF Core models, which is pure CPU work and by far the slowest part of a long history.
    private static (Plan, IReadOnlyList<Finding>) Build(IReadOnlyList<MigrationId> ids, Func<MigrationId, (PlannedMigration, IReadOnlyList<Finding>)> plan)
    {
        var planned = ids.Count < 8 ? [.. ids.Select(plan)] : ids.AsParallel().AsOrdered().Select(plan).ToList();
        return (new Plan([.. planned.Select(one => one.Item1)]), [.. planned.SelectMany(one => one.Item2)]);
    }
}
