using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Lists every migration with its state and what the ledger knows of it; writes nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
public sealed class MigrateHistory(IMigrationSource source, IDatabases databases)
{
    /// <summary>Lists the migrations.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels the queries.</param>
    /// <returns>The list.</returns>
    public async Task<HistoryReport> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(environment, "migrate-history", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var status = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        return new HistoryReport(environment.Value, database.Address, status, await database.ReadLedgerAsync(cancellation));
    }
}
