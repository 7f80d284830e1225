using Ferry.Core.Drift;
using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;

namespace Ferry.Drift;

/// <summary>Holds a database against what its applied migrations produce; writes nothing to it.</summary>
/// <param name="schemas">Reads schemas.</param>
/// <param name="cache">Keeps what was replayed.</param>
/// <param name="replay">Replays what is not kept.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class DriftLook(ISchemas schemas, ISchemaCache cache, Replay replay, IProgress<string> progress)
{
    private const string Label = "drift";

    /// <summary>Looks.</summary>
    /// <param name="connection">The way into the database.</param>
    /// <param name="database">The same database, open.</param>
    /// <param name="status">The code against its history.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="applied">What is applied.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What differs, or why that cannot be told.</returns>
    public async Task<Look<DriftSight>> TakeAsync(
        ServerConnection connection, IDatabase database, MigrationStatus status, Ledger ledger, AppliedMigrations applied, CancellationToken cancellation)
    {
        if (applied.Lost.Count > 0)
            return Unknown($"neither this code nor the ledger has {string.Join(", ", applied.Lost)}, so nobody knows what was applied", "look from the code that has the missing migrations");
        if (ledger.HalfApplied.Count > 0)
            return Unknown($"{string.Join(", ", ledger.HalfApplied)} {(ledger.HalfApplied.Count == 1 ? "is" : "are")} applied in part, which would show as drift", "migrate-up finishes it, or says what to do");
        if (status.History.Count == 0 && (await database.ReadFactsAsync(cancellation)).Tables is { Count: > 0 } tables)
            return Unknown($"there are tables ({string.Join(", ", tables)}) and no history", "migrate-stamp --revision=ID records the migrations that the tables come from");
        var found = await schemas.ReadAsync(connection, Label, cancellation);
        var again = await database.ReadHistoryAsync(cancellation);
        if (!again.Select(row => row.Id).SequenceEqual(status.History.Select(row => row.Id))) return Unknown("migrations were applied or reverted meanwhile", "run this again");
        var like = await schemas.ReadSurroundingsAsync(connection, Label, cancellation);
        return status.History.Count == 0
            ? new Look<DriftSight>.Taken(new DriftSight([], [], like.Major, like.Major))
            : await CompareAsync(found, like.NamedBy(applied.Known), applied.Known, cancellation);
    }

    private async Task<Look<DriftSight>> CompareAsync(DatabaseSchema found, SchemaSurroundings like, IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellation)
    {
        var key = ReplayKey.Of(schemas.Form, like, migrations);
        if (await cache.FindAsync(key, cancellation) is { } kept) return Compared(kept, found, like.Major, like.Major);
        try
        {
            progress.Report($"  replaying {Count.Of(migrations.Count, "applied migration")} on an empty database");
            switch (await replay.RunAsync(migrations, like, cancellation))
            {
                case ReplayOutcome.Made made:
                    if (made.Major == like.Major) await cache.KeepAsync(key, made.Schema, cancellation);
                    return Compared(made.Schema, found, like.Major, made.Major);
                case ReplayOutcome.Broken broken:
                    return Unknown($"the applied migrations do not run on an empty database: {broken.Where}: {broken.Error.Message}", "make that statement run on an empty database of the same server, or correct it where it cannot");
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (SurroundingsException noSandbox)
        {
            return Unknown(noSandbox.Notice.Headline, noSandbox.Notice.Fix ?? "see to a throw-away server");
        }
    }

    private static Look<DriftSight>.Taken Compared(DatabaseSchema expected, DatabaseSchema found, int major, int sandboxMajor)
    {
        var (differences, others) = DriftComparison.Of(expected, found);
        return new Look<DriftSight>.Taken(new DriftSight(differences, others, major, sandboxMajor));
    }

    private static Look<DriftSight>.Unknown Unknown(string reason, string fix) => new(reason, fix);
}
