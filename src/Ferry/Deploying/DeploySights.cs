using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Looks at everything that a deploy starts from; writes nothing.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="connections">The way into each database.</param>
/// <param name="schemas">Reads schemas.</param>
/// <param name="workTrees">Asks git.</param>
/// <param name="plans">Makes the plan.</param>
public sealed class DeploySights(
    FerrySettings settings, IMigrationSource source, IConnections connections, ISchemas schemas, IWorkTrees workTrees, PlanBuilder plans)
{
    /// <summary>Looks.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="database">Its open database.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was seen.</returns>
    public async Task<DeploySight> TakeAsync(EnvironmentName environment, IDatabase database, CancellationToken cancellation)
    {
        var workTree = workTrees.LookAsync(cancellation);
        var fingerprint = FingerprintAsync(environment, cancellation);
        var status = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        var planning = Task.Run(() => plans.Up(status.Pending), cancellation);
        var facts = await database.ReadFactsAsync(cancellation);
        var ledger = await database.ReadLedgerAsync(cancellation);
        var (plain, findings) = await planning;
        var plan = await plain.OnlineAsync(database, cancellation);
        return new DeploySight(settings.For(environment), database.Address, status, facts, ledger, await fingerprint, await workTree, plan, findings);
    }

    /// <summary>Reads the fingerprint of the schema as it is now.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The fingerprint.</returns>
    public async Task<string> FingerprintAsync(EnvironmentName environment, CancellationToken cancellation) =>
        (await schemas.ReadAsync(await connections.FindAsync(environment, cancellation), "fingerprint", cancellation)).Fingerprint;
}
