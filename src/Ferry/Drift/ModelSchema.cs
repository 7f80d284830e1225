using Ferry.Core.Drift;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Drift;

/// <summary>The schema that the migrations of the code make, read from a throw-away database to which they were applied.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes their plan.</param>
/// <param name="sandboxes">Makes the database.</param>
/// <param name="databases">Opens it.</param>
/// <param name="schemas">Reads it.</param>
/// <param name="progress">Told what is going on.</param>
/// <remarks>Not the script that EF Core makes of the model: what migrations do by hand (triggers, views, policies) belongs to the schema.</remarks>
public sealed class ModelSchema(
    IMigrationSource source, PlanBuilder plans, ISandboxes sandboxes, IDatabases databases, ISchemas schemas, IProgress<string> progress)
{
    private const string Label = "compare-schemas";

    /// <summary>Applies all migrations to an empty database and reads what they have made.</summary>
    /// <param name="major">The major version of the server; null for any.</param>
    /// <param name="cancellation">Cancels; the database is removed.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="SurroundingsException">No sandbox can be had, or a migration does not run on an empty database.</exception>
    public async Task<DatabaseSchema> ReadAsync(int? major, CancellationToken cancellation)
    {
        var sandbox = await sandboxes.StartAsync(major, progress, cancellation);
        await using var _ = sandbox.ConfigureAwait(false);
        await ApplyAllAsync(sandbox.Connection, cancellation);
        return await schemas.ReadAsync(sandbox.Connection, Label, cancellation);
    }

    private async Task ApplyAllAsync(ServerConnection connection, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(connection, Label, cancellation);
        await using var _ = database.ConfigureAwait(false);
        var run = ((LockAttempt.Held)await database.LockAsync(TimeSpan.FromMinutes(1), cancellation)).Run; // nobody else knows this database
        await using var held = run.ConfigureAwait(false);
        await run.EnsureHistoryAsync(cancellation);
        foreach (var migration in plans.Up(source.Ids).Plan.Migrations)
        {
            switch (await run.ExecuteAsync(migration, ExecutionTerms.Bare, cancellation))
            {
                case MigrationExecution.Failed failed:
                    throw NotApplied($"{migration.Id}, statement {failed.Statement.Number}", failed.Error);
                case MigrationExecution.Unknown unknown:
                    throw NotApplied(migration.Id.Value, unknown.Error);
                case MigrationExecution.Cancelled:
                    throw new OperationCanceledException(cancellation);
            }
        }
    }

    private static SurroundingsException NotApplied(string where, ServerError error) => new(new Notice(
        "The migrations of the code do not run on an empty database, so there is no model to compare with. No environment was changed.",
        NoticeDetail.Where(where), new NoticeDetail("cause", error.Message), NoticeDetail.Fix("correct the migration; migrate-up on an empty database fails in the same way")));
}
