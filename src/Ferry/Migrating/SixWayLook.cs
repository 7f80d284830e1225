using Ferry.Core.Drift;
using Ferry.Core.Status;
using Ferry.Drift;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>Takes every look at code, history and database; writes nothing.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="connections">The way into each database.</param>
/// <param name="author">Compares model and migrations.</param>
/// <param name="plans">Makes the SQL of the code.</param>
/// <param name="drift">Looks for drift.</param>
/// <remarks>Builds EF Core models, and starts a throw-away server where the history was not replayed before: seconds, not milliseconds.</remarks>
public sealed class SixWayLook(IMigrationSource source, IConnections connections, IMigrationAuthor author, PlanBuilder plans, DriftLook drift)
{
    /// <summary>Looks at the code alone.</summary>
    /// <returns>Model and order; the rest was not looked at.</returns>
    public SixWayStatus OfCode() => new(null, new Look<EditedSight>.NotTaken(), Model(), new Look<DriftSight>.NotTaken());

    /// <summary>Looks at the code and one database.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="database">Its open database.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>All six.</returns>
    public async Task<SixWayStatus> TakeAsync(EnvironmentName environment, IDatabase database, CancellationToken cancellation)
    {
        var model = Task.Run(Model, cancellation);
        var history = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        var ledger = await database.ReadLedgerAsync(cancellation);
        var code = plans.OfCode(history.Applied, ledger);
        var applied = AppliedMigrations.Of(history, ledger, code, plans);
        var tampered = await database.FindTamperingAsync(cancellation);
        var edited = EditedSight.Take(history, ledger, code);
        if (edited is Look<EditedSight>.Taken seen) edited = new Look<EditedSight>.Taken(seen.Sight with { Tampered = tampered });
        var connection = await connections.FindAsync(environment, cancellation);
        return new SixWayStatus(history, edited, await model, await drift.TakeAsync(connection, database, history, ledger, applied, cancellation));
    }

    private Look<ModelSight> Model() => new Look<ModelSight>.Taken(new ModelSight(author.HasModelChanges(), author.NewestIsLast()));
}
