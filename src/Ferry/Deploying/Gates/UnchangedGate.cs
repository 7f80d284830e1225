using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Migrating;

namespace Ferry.Deploying.Gates;

/// <summary>What was applied has to be what the code says today.</summary>
/// <param name="plans">Makes the SQL of the code.</param>
public sealed class UnchangedGate(PlanBuilder plans) : IDeployGate
{
    private const string Name = "unchanged";

    string IDeployGate.Name => Name;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation)
    {
        var recorded = sight.Status.Applied.Where(id => sight.Ledger.Find(id) is { IsWhole: true, IsReverted: false }).ToList();
        var edited = plans.OfCode(recorded, sight.Ledger).Where(migration => migration.Checksum != sight.Ledger.Find(migration.Id)!.Checksum).Select(migration => migration.Id).ToList();
        return Task.FromResult<IReadOnlyList<Gate>>(
        [
            edited.Count == 0
                ? Gate.Passed(Name, $"{Count.Of(recorded.Count, "applied migration")} as in the code{(recorded.Count < sight.Status.Applied.Count ? $"; {sight.Status.Applied.Count - recorded.Count} not in the ledger" : "")}")
                : Gate.Refused(
                    Name,
                    $"edited after they were applied, or made by another version of EF Core: {string.Join(", ", edited)}",
                    "put them back as they were (git log -- migrations) and write the change as a new migration"),
        ]);
    }
}
