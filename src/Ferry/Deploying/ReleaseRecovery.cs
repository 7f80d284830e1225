using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Releases;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Clears up after a run that was killed, under the run lock, before anything else is done.</summary>
/// <param name="progress">Told what was found.</param>
/// <remarks>
/// The order of the steps makes the truth visible: a release is recorded before its migrations run, the requests go to it only when
/// the schema fits it, and it is recorded as running after that. So what serves, and what is in the history, tells how far it came.
/// </remarks>
public sealed class ReleaseRecovery(IProgress<string> progress)
{
    /// <summary>Makes ledger and app agree again.</summary>
    /// <param name="run">The run that holds the lock.</param>
    /// <param name="target">The app target; null for none.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>A task that ends when they agree.</returns>
    public async Task RunAsync(IMigrationRun run, IAppTarget? target, CancellationToken cancellation)
    {
        var ledger = await run.Ledger.ReadAsync(cancellation);
        foreach (var killed in ledger.Open) progress.Report($"  an earlier run was killed{(killed.LastStep is null ? "" : $" in {killed.LastStep}")}: {killed}");
        var unfinished = ledger.Releases.Where(release => release.State == ReleaseState.Deploying).ToList();
        var history = (await run.ReadHistoryAsync(cancellation)).Select(row => row.Id).ToHashSet();
        var finished = target is null ? null : await FinishAsync(run, target, ledger, unfinished, history, cancellation);
        foreach (var release in unfinished.Where(release => release != finished)) await run.Ledger.SetFailedAsync(release.Id, cancellation);
    }

    private async Task<LedgerRelease?> FinishAsync(
        IMigrationRun run, IAppTarget target, Ledger ledger, List<LedgerRelease> unfinished, HashSet<MigrationId> history, CancellationToken cancellation)
    {
        var app = await target.LookAsync(cancellation);
        if (app.Serving is { } serving)
        {
            if (unfinished.Find(release => IsOf(release, serving)) is not { } served) return null;
            progress.Report($"  {ReleaseNotices.Name(served)} serves since then, and is recorded as running now");
            await RecordAsync(run, target, ledger, served, cancellation);
            return served;
        }

        // Requests wait or fail: whichever release fits the schema as it is now has to serve again.
        var fitting = unfinished.Append(ledger.Current).LastOrDefault(release => release?.App is not null && history.SetEquals(release.Migrations));
        if (fitting is null) return null;
        progress.Report($"  nothing serves; starting {ReleaseNotices.Name(fitting)}, which fits the database as it is");
        if (await target.ServeAgainAsync(fitting.App!, cancellation) is { Trouble: { } trouble })
        {
            progress.Report($"  {trouble.Headline}");
            return null;
        }

        await RecordAsync(run, target, ledger, fitting, cancellation);
        return fitting;
    }

    // The killed run did not come to end the release before, either.
    private static async Task RecordAsync(IMigrationRun run, IAppTarget target, Ledger ledger, LedgerRelease release, CancellationToken cancellation)
    {
        await run.Ledger.SetRunningAsync(release.Id, PreviousIs(ledger, release), cancellation);
        await target.RetireAsync(release.App, (await run.Ledger.ReadAsync(cancellation)).KeptApps, cancellation);
    }

    // The team's own commands tell a version and no number.
    private static bool IsOf(LedgerRelease release, AppRelease serving) => serving.Id == 0 ? release.Version == serving.Version : release.Id == serving.Id;

    // A release of a version that ran before is a rollback.
    private static ReleaseState PreviousIs(Ledger ledger, LedgerRelease release) =>
        ledger.Releases.Any(other => other.Id < release.Id && other.HasRun && other.Version == release.Version && other.Id != ledger.Current?.Id)
            ? ReleaseState.RolledBack
            : ReleaseState.Superseded;
}
