using Ferry.Core.Drift;
using Ferry.Core.Planning;
using Ferry.Ports;

namespace Ferry.Drift;

/// <summary>Applies migrations to an empty throw-away database, as they are applied anywhere else, and reads what they have made.</summary>
/// <param name="sandboxes">Makes the database.</param>
/// <param name="databases">Opens it.</param>
/// <param name="schemas">Reads it.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class Replay(ISandboxes sandboxes, IDatabases databases, ISchemas schemas, IProgress<string> progress)
{
    private const string Label = "replay";

    /// <summary>Replays.</summary>
    /// <param name="migrations">What to apply, in order.</param>
    /// <param name="like">The surroundings of the database that they are applied to; null for any. Where that version cannot be had, the sandbox can be of another.</param>
    /// <param name="cancellation">Cancels; the database is removed.</param>
    /// <returns>The schema, or which migration does not run.</returns>
    /// <exception cref="Core.Rendering.SurroundingsException">No sandbox can be had.</exception>
    public async Task<ReplayOutcome> RunAsync(IReadOnlyList<PlannedMigration> migrations, SchemaSurroundings? like, CancellationToken cancellation)
    {
        var sandbox = await sandboxes.StartAsync(like?.Major, progress, cancellation);
        await using var _ = sandbox.ConfigureAwait(false);
        if (like is not null) await schemas.PrepareAsync(sandbox.Connection, like, Label, cancellation);
        return await ApplyAsync(migrations, sandbox.Connection, cancellation)
            ?? new ReplayOutcome.Made(
                await schemas.ReadAsync(sandbox.Connection, Label, cancellation), (await schemas.ReadSurroundingsAsync(sandbox.Connection, Label, cancellation)).Major);
    }

    private async Task<ReplayOutcome?> ApplyAsync(IReadOnlyList<PlannedMigration> migrations, ServerConnection connection, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(connection, Label, cancellation);
        await using var _ = database.ConfigureAwait(false);
        var run = ((LockAttempt.Held)await database.LockAsync(TimeSpan.FromMinutes(1), cancellation)).Run; // nobody else knows this database
        await using var held = run.ConfigureAwait(false);
        await run.EnsureHistoryAsync(cancellation);
        foreach (var migration in migrations)
        {
            switch (await run.ExecuteAsync(migration, ExecutionTerms.Bare, cancellation))
            {
                case MigrationExecution.Failed failed:
                    return new ReplayOutcome.Broken($"{migration.Id}, statement {failed.Statement.Number}", failed.Error);
                case MigrationExecution.Unknown unknown:
                    return new ReplayOutcome.Broken(migration.Id.Value, unknown.Error);
                case MigrationExecution.Cancelled:
                    throw new OperationCanceledException(cancellation);
            }
        }

        return null;
    }
}
