using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Deploying.Gates;

/// <summary>The plan has to be runnable; what takes data away, and what cannot be undone, is named.</summary>
public sealed class PlanGate : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "plan";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Gate>>([.. Findings(sight), Destructive(sight.Plan), .. WaysBack(sight.Plan)]);

    private static IEnumerable<Gate> Findings(DeploySight sight) => sight.Findings.Count == 0
        ? [Gate.Passed("plan", $"{Count.Of(sight.Plan.Migrations.Count, "migration")}, {Count.Of(sight.Plan.StatementCount, "statement")}")]
        : sight.Findings.Select(finding => Gate.Refused("plan", $"{finding.Where}: {finding.Problem}", finding.Fix));

    private static Gate Destructive(Plan plan)
    {
        var losses = plan.Migrations.SelectMany(migration => migration.Statements.Where(statement => !statement.IsHistory)
            .SelectMany(statement => Losses.Of(statement.Sql).Where(loss => loss is not Loss.Unknown).Select(loss => $"{migration.Id}: {Words(loss)}"))).ToList();
        return losses.Count == 0
            ? Gate.Passed("destructive", "no statement takes data away")
            : Gate.Noted("destructive", string.Join("; ", losses), "the backup has it; the way back does not bring it back");
    }

    private static string Words(Loss loss) => loss switch
    {
        Loss.Table table => $"drops table {table.Name}",
        Loss.Column column => $"drops column {column.Name}.{column.ColumnName}",
        Loss.Rows rows => $"deletes rows of {rows.Name}",
        _ => "",
    };

    private static IEnumerable<Gate> WaysBack(Plan plan)
    {
        var without = plan.Migrations.Where(migration => migration.WayBack is { IsThere: false }).ToList();
        foreach (var migration in without)
        {
            yield return migration.WayBack!.IsDeclared
                ? Gate.Noted("way back", $"{migration.Id} cannot be undone: {migration.WayBack.Obstacle}", "going back past it needs the backup")
                : Gate.Refused("way back", $"{migration.Id}: {migration.WayBack.Obstacle}", "write a Down that undoes Up, or let it throw NotSupportedException with the reason why there is none");
        }

        if (without.Count == 0) yield return Gate.Passed("way back", plan.Migrations.Count == 0 ? "nothing is pending" : "every pending migration can be undone");
    }
}
