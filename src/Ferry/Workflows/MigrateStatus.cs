using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Looks where the migrations of the code stand in a database; writes nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="looks">Takes the looks that cost more; made only when one is asked for.</param>
public sealed class MigrateStatus(IMigrationSource source, IDatabases databases, Lazy<SixWayLook> looks)
{
    /// <summary>Compares code and history, and where asked for everything else.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="isFull">True to look for edited migrations, changes of the model and drift, too.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The comparison.</returns>
    public async Task<StatusReport> RunAsync(EnvironmentName environment, bool isFull, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(environment, "migrate-status", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var status = isFull
            ? await looks.Value.TakeAsync(environment, database, cancellation)
            : SixWayStatus.Of(new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation)));
        return new StatusReport(environment.Value, database.Address, status.History!, status);
    }
}
