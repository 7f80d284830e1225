using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>Runs migrations up or down: look, confirm, lock, look again, plan, execute.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes the plan.</param>
/// <param name="execution">Executes it.</param>
/// <param name="confirmation">Asks before a protected environment is changed.</param>
public sealed class MigrationRunner(
    FerrySettings settings, IMigrationSource source, IDatabases databases, PlanBuilder plans, PlanExecution execution, IConfirmation confirmation)
{
    /// <summary>Runs what is asked for.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellation">Stops after rolling back the running statement's transaction.</param>
    /// <returns>How it ended.</returns>
    /// <remarks>
    /// Where there is nothing to do, neither the lock is taken nor an EF Core model built. The history that counts is the one
    /// read under the lock; what was chosen before it is only a look.
    /// </remarks>
    public async Task<MigrateOutcome> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var environment = settings.For(request.Environment);
        var database = await databases.OpenAsync(request.Environment, request.Target, cancellation);
        await using var _ = database.ConfigureAwait(false);

        var look = new MigrationStatus(source.Ids, await database.ReadHistoryAsync(cancellation));
        if (EarlyEnding(request, look, database.Address) is { } early) return early;
        Plan? confirmed = null;
        if (environment.IsProtected)
        {
            if (PlanOf(request, look, out var plan) is { } refused) return refused;
            if (!confirmation.Confirm(environment, plan)) return new MigrateOutcome.Refused(ConfirmationNotices.Missing(environment));
            confirmed = plan;
        }

        switch (await database.LockAsync(settings.LockWait, cancellation))
        {
            case LockAttempt.HeldElsewhere busy:
                return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
            case LockAttempt.Held held:
                await using (held.Run.ConfigureAwait(false)) return await RunLockedAsync(request, held.Run, database.Address, confirmed, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<MigrateOutcome> RunLockedAsync(RunRequest request, IMigrationRun run, string address, Plan? confirmed, CancellationToken cancellation)
    {
        await run.EnsureHistoryAsync(cancellation);
        var status = new MigrationStatus(source.Ids, await run.ReadHistoryAsync(cancellation));
        if (EarlyEnding(request, status, address) is { } ending) return ending;
        if (PlanOf(request, status, out var plan) is { } refused) return refused;
        return confirmed is null || confirmed.Hash == plan.Hash
            ? await execution.ExecuteAsync(run, plan, request.Direction, status, address, cancellation)
            : new MigrateOutcome.Refused(new Notice(
                "Refused: the plan changed between the confirmation and the lock, because another run changed the database. This run changed nothing.",
                [NoticeDetail.Fix("look at migrate-plan and run the same command again")]));
    }

    private static MigrateOutcome? EarlyEnding(RunRequest request, MigrationStatus status, string address) => request.Select(status) switch
    {
        Selection.Refused refused => new MigrateOutcome.Refused(refused.Notice),
        Selection.Chosen { Migrations.Count: 0 } => new MigrateOutcome.UpToDate(address, status.Current),
        _ => null,
    };

    private MigrateOutcome.Refused? PlanOf(RunRequest request, MigrationStatus status, out Plan plan)
    {
        var chosen = (request.Select(status) as Selection.Chosen)?.Migrations ?? [];
        (plan, var findings) = request.Direction == Direction.Up
            ? plans.Up(chosen)
            : plans.Down(chosen, status.History.Select(row => row.Id));
        return findings.Count > 0 ? new MigrateOutcome.Refused(FindingNotices.Of(findings)) : null;
    }
}
