using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Reverts everything that was applied after one migration.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="runner">Runs them.</param>
public sealed class MigrateDownTo(IMigrationSource source, MigrationRunner runner)
{
    /// <summary>Reverts down to a migration, which stays.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="revision">The migration that stays the newest, as typed; <c>0</c> reverts all.</param>
    /// <param name="assumption">What to take for true of a statement that an interrupted run began and of which nothing tells whether it ran.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>How it ended.</returns>
    public Task<MigrateOutcome> RunAsync(EnvironmentName environment, string revision, Assumption assumption, CancellationToken cancellation)
    {
        var last = Revisions.Resolve(revision, source.Ids);
        return runner.RunAsync(new RunRequest(environment, "migrate-down-to", Direction.Down, status => DownSelection.After(status, last)) { Assumption = assumption }, cancellation);
    }
}
