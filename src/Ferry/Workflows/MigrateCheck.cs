using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Checks that code, history and database agree; writes nothing.</summary>
/// <param name="databases">The databases.</param>
/// <param name="looks">Looks.</param>
public sealed class MigrateCheck(IDatabases databases, SixWayLook looks)
{
    /// <summary>Checks.</summary>
    /// <param name="environment">Where; null for the code alone, without any database.</param>
    /// <param name="allowPending">True when pending migrations are as they should be.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What was found; refused when anything was.</returns>
    public async Task<CheckReport> RunAsync(EnvironmentName? environment, bool allowPending, CancellationToken cancellation)
    {
        if (environment is not { } name) return new CheckReport(null, null, looks.OfCode(), allowPending);
        var database = await databases.OpenAsync(name, "migrate-check", cancellation);
        await using var _ = database.ConfigureAwait(false);
        return new CheckReport(name.Value, database.Address, await looks.TakeAsync(name, database, cancellation), allowPending);
    }
}
