using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Goes back to a release by putting the backup that was taken when it still ran in the place of the database.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="databases">The databases.</param>
/// <param name="confirmation">Asks.</param>
/// <param name="restores">Restores.</param>
/// <param name="live">Looks at the live database before anything waits.</param>
/// <param name="smokeTests">Tests the older app.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class RollbackRestore(
    FerrySettings settings, IDatabases databases, IConfirmation confirmation, IReleaseRestores restores, LiveWatch live, ISmokeTests smokeTests, IProgress<string> progress)
{
    /// <summary>Goes back.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="run">The run that holds the lock of the database as it is now.</param>
    /// <param name="app">The app target; null for none.</param>
    /// <param name="ledger">The ledger as it is now.</param>
    /// <param name="plan">From where to where.</param>
    /// <param name="cancellation">Cancels before the database is swapped.</param>
    /// <returns>How it ended.</returns>
    internal async Task<IOutcome> RunAsync(RollbackRequest request, IMigrationRun run, IAppTarget? app, Ledger ledger, RollbackPlan plan, CancellationToken cancellation)
    {
        var environment = settings.For(request.Environment);
        var backup = ledger.Releases.FirstOrDefault(release => release.Previous == plan.To.Id && release.Backup is not null)?.Backup;
        if (backup is null || !await restores.HasAsync(environment.Name, backup, cancellation)) return new Refused(NoBackup(plan, backup));
        if (environment.IsProtected && !confirmation.Confirm(environment, null, $"backup {backup} takes the place of the database; what was written since is in the old database only, which is kept aside"))
            return new Refused(ConfirmationNotices.Missing(environment));
        if (await live.PassRestoreAsync(run, cancellation) is { } inTheWay) return new Refused(inTheWay);

        await run.Ledger.BeginRunAsync(request.Target, cancellation);
        await run.Ledger.BeginStepAsync("restore-db", cancellation);
        if (app is not null) progress.Report("  requests wait while the database is restored");
        if (app is not null) await app.PauseAsync(cancellation);
        var restored = await TryRestoreAsync(environment.Name, backup, cancellation);
        return restored.ExitCode == ExitCode.Done
            ? await ServeAsync(request, app, plan, backup, cancellation)
            : await ResumeAsync(app, plan, restored);
    }

    private async Task<IOutcome> TryRestoreAsync(EnvironmentName environment, string backup, CancellationToken cancellation)
    {
        try
        {
            return await restores.RestoreAsync(environment, backup, cancellation);
        }
        catch (Exception problem) when (problem is SurroundingsException or OperationCanceledException)
        {
            return new Broken(problem is SurroundingsException broken ? broken.Notice : new Notice("The restore was cancelled."));
        }
    }

    // The restored database has the ledger of that time, and the lock of the old one ended with its sessions.
    private async Task<IOutcome> ServeAsync(RollbackRequest request, IAppTarget? app, RollbackPlan plan, string backup, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(request.Environment, request.Target, cancellation);
        await using var opened = database.ConfigureAwait(false);
        if (await database.LockAsync(settings.LockWait, cancellation) is not LockAttempt.Held { Run: var run })
            return new Broken(new Notice("The database is restored, but another run took its lock before the app was started.", [NoticeDetail.Fix("wait for it, then run the same command again")]));
        await using var held = run.ConfigureAwait(false);
        await run.Ledger.BeginRunAsync(request.Target, cancellation);
        foreach (var unfinished in (await run.Ledger.ReadAsync(cancellation)).Releases.Where(release => release.State == ReleaseState.Deploying)) await run.Ledger.SetFailedAsync(unfinished.Id, cancellation);
        var outcome = app is null ? null : await StartAsync(request.Environment, app, plan.To, cancellation);
        outcome ??= new Done(new Notice(
            $"Went back: {ReleaseNotices.Name(plan.To)} runs in {request.Environment}, on the database of backup {backup}.",
            [new NoticeDetail("database", $"{database.Address} at {plan.To.Migration?.Value ?? "no migration"}"), new NoticeDetail("old", "the database as it was is kept aside; restore-db tells its name")]));
        await run.Ledger.EndRunAsync((int)outcome.ExitCode, outcome.Notice.ToString(), CancellationToken.None);
        return outcome;
    }

    private async Task<IOutcome?> StartAsync(EnvironmentName environment, IAppTarget app, LedgerRelease to, CancellationToken cancellation)
    {
        progress.Report($"  starting app {to.Version}");
        var (address, trouble) = await app.ServeAgainAsync(to.App!, cancellation);
        if (trouble is not null) return new AppFailed(Down(trouble));
        var results = await smokeTests.RunAsync(environment, address, cancellation);
        await app.RetireAsync(to.App, [to.App!], cancellation);
        return results.Any(result => result.Failure is not null) ? new AppFailed(ReleaseNotices.SmokeFailed(results, address)) : null;
    }

    private static async Task<IOutcome> ResumeAsync(IAppTarget? app, RollbackPlan plan, IOutcome failure)
    {
        var details = new List<NoticeDetail>(failure.Notice.Details) { NoticeDetail.Fix("mend the cause, then run the same command again") };
        if (app is null || plan.From.App is not { } from) return new Broken(new Notice($"The backup was not restored; the database is as it was. {failure.Notice.Headline}", details));
        var runs = (await app.ServeAgainAsync(from, CancellationToken.None)).Trouble is null;
        return new Broken(new Notice(
            $"The backup was not restored; the database is as it was, and {ReleaseNotices.Name(plan.From)} {(runs ? "serves again" : "does not come up again")}. {failure.Notice.Headline}", details));
    }

    private static Notice Down(Notice trouble) => trouble with { Headline = $"The database is restored, but the older app does not serve. {trouble.Headline}" };

    private static Notice NoBackup(RollbackPlan plan, string? backup) => new(
        backup is null
            ? $"Refused: no backup was taken between {ReleaseNotices.Name(plan.To)} and the release after it. Nothing was changed."
            : $"Refused: backup {backup} is not on this machine. Nothing was changed.",
        [NoticeDetail.Fix(backup is null ? "go back without --restore, or restore a backup of your choice with restore-db" : "copy it into the folder of \"backups\" in ferry.json, then run this again")]);
}
