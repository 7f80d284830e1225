using Ferry.Core.Releases;
using Ferry.Core.Status;
using Ferry.Ports;

namespace Ferry.Deploying.Gates;

/// <summary>Where there are migrations to run and data to lose, a backup has to be possible.</summary>
/// <param name="backups">Looks at tools and space.</param>
public sealed class BackupGate(IReleaseBackups backups) : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "backup";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) =>
        IsNeeded(sight) ? [await backups.CheckAsync(sight.Environment.Name, cancellation)] : [Gate.Passed("backup", "none is needed")];

    /// <summary>Tells whether a backup is needed before the plan runs.</summary>
    /// <param name="sight">What the deploy starts from.</param>
    /// <returns>False when nothing is pending or there is nothing to save.</returns>
    public static bool IsNeeded(DeploySight sight) => sight.Plan.Migrations.Count > 0 && sight.State is not (DatabaseState.Fresh or DatabaseState.HistoryOnly);
}
