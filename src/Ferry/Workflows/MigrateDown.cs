using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Reverts the newest applied migrations.</summary>
/// <param name="runner">Runs them.</param>
public sealed class MigrateDown(MigrationRunner runner)
{
    /// <summary>Reverts a number of migrations, newest first.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="steps">How many, at least 1.</param>
    /// <param name="assumption">What to take for true of a statement that an interrupted run began and of which nothing tells whether it ran.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="UsageException"><paramref name="steps"/> is less than 1.</exception>
    public Task<MigrateOutcome> RunAsync(EnvironmentName environment, int steps, Assumption assumption, CancellationToken cancellation) =>
        steps < 1
            ? throw new UsageException("--steps takes a whole number from 1 up. Nothing was run.")
            : runner.RunAsync(new RunRequest(environment, "migrate-down", Direction.Down, status => DownSelection.Newest(status, steps)) { Assumption = assumption }, cancellation);
}
