using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Deploying;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Shows what migrate-up would run; writes nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes the plan.</param>
/// <param name="sights">Reads what the plan is bound to.</param>
public sealed class MigratePlan(IMigrationSource source, IDatabases databases, PlanBuilder plans, DeploySights sights)
{
    /// <summary>Plans to apply what is pending.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="revision">The newest migration to apply, as typed; null for all.</param>
    /// <param name="allowOutOfOrder">True to apply a migration that is older than the newest applied one.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The plan, or why there can be none.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, string? revision, bool allowOutOfOrder, CancellationToken cancellation)
    {
        MigrationId? last = revision is null ? null : Revisions.ResolveOne(revision, source.Ids);
        var database = await databases.OpenAsync(environment, "migrate-plan", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var status = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        switch (UpSelection.Select(status, last, allowOutOfOrder))
        {
            case Selection.Refused refused:
                return new Refused(refused.Notice);
            case Selection.Chosen chosen:
                var (plain, findings) = plans.Up(chosen.Migrations);
                var plan = await plain.OnlineAsync(database, cancellation);
                var facts = await database.ReadFactsAsync(cancellation);
                var seal = plan.SealedFor(await sights.FingerprintAsync(environment, cancellation), facts.Identity);
                return new PlanReport(environment.Value, database.Address, plan, seal, findings);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
