using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Shows the SQL of one migration, up and down; asks a database only where one is named.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes the SQL.</param>
/// <param name="files">Finds its files.</param>
public sealed class MigrateShow(IMigrationSource source, IDatabases databases, PlanBuilder plans, MigrationFiles files)
{
    /// <summary>Shows a migration.</summary>
    /// <param name="revision">The migration as typed.</param>
    /// <param name="environment">Whose ledger to ask when and by whom it was applied; null for none.</param>
    /// <param name="cancellation">Cancels the queries.</param>
    /// <returns>Its statements and files.</returns>
    public async Task<MigrationReport> RunAsync(string revision, EnvironmentName? environment, CancellationToken cancellation)
    {
        var id = Revisions.ResolveOne(revision, source.Ids);
        var (up, findings) = plans.Up([id]);
        var (down, obstacles) = plans.Down([id], source.Ids.Where(other => other <= id));
        var unusable = source.Down(id, null) as DownCommands.Unusable;
        return new MigrationReport(up.Migrations[0], unusable is null ? down.Migrations[0] : null, unusable?.Reason, files.Of(id), [.. findings, .. unusable is null ? obstacles : []])
        {
            Sight = environment is { } name ? await SightAsync(id, name, cancellation) : null,
        };
    }

    private async Task<MigrationSight> SightAsync(MigrationId id, EnvironmentName environment, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(environment, "migrate-show", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var status = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        return new MigrationSight(environment.Value, database.Address, status.StateOf(id), await database.ReadLedgerAsync(cancellation) is var ledger && ledger.Access == LedgerAccess.Denied, ledger.Find(id));
    }
}
