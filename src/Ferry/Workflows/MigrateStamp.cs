using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Baselines an existing database: records migrations as applied without running them.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="confirmation">Asks before a protected environment is changed.</param>
public sealed class MigrateStamp(FerrySettings settings, IMigrationSource source, IDatabases databases, IConfirmation confirmation)
{
    /// <summary>Records every migration up to one as applied.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="revision">The newest migration to record, as typed.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How it ended.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, string revision, CancellationToken cancellation)
    {
        var last = Revisions.ResolveOne(revision, source.Ids);
        var target = settings.For(environment);
        var database = await databases.OpenAsync(environment, "migrate-stamp", cancellation);
        await using var _ = database.ConfigureAwait(false);
        if (target.IsProtected && !confirmation.Confirm(target, plan: null)) return new Refused(ConfirmationNotices.Missing(target));

        var attempt = await database.LockAsync(settings.LockWait, cancellation);
        if (attempt is LockAttempt.HeldElsewhere busy) return new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited);
        var run = ((LockAttempt.Held)attempt).Run;
        await using var held = run.ConfigureAwait(false);
        await run.EnsureHistoryAsync(cancellation);
        var status = new MigrationStatus(source.Ids, await run.ReadHistoryAsync(cancellation));
        if (status.Missing.Count > 0) return new Refused(((Core.Planning.Selection.Refused)Core.Planning.UpSelection.Select(status, null, false)).Notice);
        List<MigrationId> recorded = [.. status.Pending.Where(id => id <= last)];
        if (recorded.Count == 0) return new Done($"Nothing to do: every migration up to {last} is recorded in {database.Address} already.");
        await run.RecordAsync([.. recorded.Select(source.RecordSql)], cancellation);
        return new Done(new Notice(
            $"Recorded {Count.Of(recorded.Count, "migration")} as applied to {database.Address}, without running {(recorded.Count == 1 ? "it" : "them")}.",
            [new NoticeDetail("recorded", string.Join('\n', recorded)), new NoticeDetail("check", "the schema has to be what they would have made; a restored copy and migrate-up on an empty database, compared by pg_dump -s, shows it")]));
    }
}
