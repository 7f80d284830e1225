using Ferry.Core.Planning;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Shows the SQL of one migration, up and down; asks no database.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes the SQL.</param>
/// <param name="files">Finds its files.</param>
public sealed class MigrateShow(IMigrationSource source, PlanBuilder plans, MigrationFiles files)
{
    /// <summary>Shows a migration.</summary>
    /// <param name="revision">The migration as typed.</param>
    /// <returns>Its statements and files.</returns>
    public MigrationReport Run(string revision)
    {
        var id = Revisions.ResolveOne(revision, source.Ids);
        var (up, findings) = plans.Up([id]);
        var (down, obstacles) = plans.Down([id], source.Ids.Where(other => other <= id));
        var unusable = source.Down(id, null) as DownCommands.Unusable;
        return new MigrationReport(up.Migrations[0], unusable is null ? down.Migrations[0] : null, unusable?.Reason, files.Of(id), [.. findings, .. unusable is null ? obstacles : []]);
    }
}
