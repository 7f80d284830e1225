using Ferry.Core.Drift;
using Ferry.Core.Ledgers;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Drift;

/// <summary>The schema that the migrations of the code make, read from a throw-away database to which they were applied.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes their plan.</param>
/// <param name="replay">Applies them.</param>
/// <remarks>Not the script that EF Core makes of the model: what migrations do by hand (triggers, views, policies) belongs to the schema.</remarks>
public sealed class ModelSchema(IMigrationSource source, PlanBuilder plans, Replay replay)
{
    /// <summary>Applies all migrations to an empty database and reads what they have made.</summary>
    /// <param name="like">The surroundings of what it is compared with; null for any.</param>
    /// <param name="ledger">Tells what was said to each migration of the environment that it is compared with; for what it does not know, what is said now counts.</param>
    /// <param name="cancellation">Cancels; the database is removed.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="SurroundingsException">No sandbox can be had, or a migration does not run on an empty database.</exception>
    public async Task<DatabaseSchema> ReadAsync(SchemaSurroundings? like, Ledger ledger, CancellationToken cancellation)
    {
        var migrations = plans.OfCode(source.Ids, ledger);
        return await replay.RunAsync(migrations, like?.NamedBy(migrations), cancellation) switch
        {
            ReplayOutcome.Made made => made.Schema,
            ReplayOutcome.Broken broken => throw new SurroundingsException(new Notice(
                "The migrations of the code do not run on an empty database, so there is no model to compare with. No environment was changed.",
                NoticeDetail.Where(broken.Where), new NoticeDetail("cause", broken.Error.Message), NoticeDetail.Fix("correct the migration; migrate-up on an empty database fails in the same way"))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
