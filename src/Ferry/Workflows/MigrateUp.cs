using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Applies the pending migrations of an environment.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="runner">Runs them.</param>
public sealed class MigrateUp(IMigrationSource source, MigrationRunner runner)
{
    /// <summary>Applies what is pending.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="revision">The newest migration to apply, as typed; null for all.</param>
    /// <param name="allowOutOfOrder">True to apply a migration that is older than the newest applied one.</param>
    /// <param name="assumption">What to take for true of a statement that an interrupted run began and of which nothing tells whether it ran.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>How it ended.</returns>
    public async Task<MigrateOutcome> RunAsync(EnvironmentName environment, string? revision, bool allowOutOfOrder, Assumption assumption, CancellationToken cancellation)
    {
        MigrationId? last = revision is null ? null : Revisions.ResolveOne(revision, source.Ids);
        return await runner.RunAsync(new RunRequest(environment, "migrate-up", Direction.Up, status => UpSelection.Select(status, last, allowOutOfOrder)) { Assumption = assumption }, cancellation);
    }
}
