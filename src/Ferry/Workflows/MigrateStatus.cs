using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Looks where the migrations of the code stand in a database; writes nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
public sealed class MigrateStatus(IMigrationSource source, IDatabases databases)
{
    /// <summary>Compares code and history.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The comparison.</returns>
    public async Task<StatusReport> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(environment, "migrate-status", cancellation);
        await using var _ = database.ConfigureAwait(false);
        return new StatusReport(environment.Value, database.Address, new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation)));
    }
}
