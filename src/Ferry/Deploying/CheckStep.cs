using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>The first step that touches the database: takes the run lock, clears up after a killed run, and asks every gate.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="databases">The databases.</param>
/// <param name="sights">Looks at everything.</param>
/// <param name="gates">The gates.</param>
/// <param name="targets">The app targets.</param>
/// <param name="recovery">Clears up after a killed run.</param>
/// <param name="chain">Keeps the deploy until the call ends.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class CheckStep(
    FerrySettings settings, IDatabases databases, DeploySights sights, GateKeeper gates, IAppTargets targets, ReleaseRecovery recovery, DeployChain chain,
    IProgress<string> progress)
{
    /// <summary>Begins the deploy.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="target">The target that was called, shown to others while the run holds the lock.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The receipt, or what stands in the way; then nothing was changed.</returns>
    public async Task<StepResult<DeployReceipt.Checked>> RunAsync(EnvironmentName environment, string target, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(environment, target, cancellation);
        try
        {
            var attempt = await database.LockAsync(settings.LockWait, cancellation);
            if (attempt is LockAttempt.Held { Run: var run }) return await RunLockedAsync(environment, target, database, run, cancellation);
            await database.DisposeAsync();
            var busy = (LockAttempt.HeldElsewhere)attempt;
            return new(new MigrateOutcome.Busy(database.Address, busy.Owner, busy.Waited), null);
        }
        catch when (chain.Active is null)
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private async Task<StepResult<DeployReceipt.Checked>> RunLockedAsync(EnvironmentName environment, string target, IDatabase database, IMigrationRun run, CancellationToken cancellation)
    {
        var app = targets.For(environment);
        await recovery.RunAsync(run, app, cancellation);
        var sight = await sights.TakeAsync(environment, database, cancellation);
        var deployment = new Deployment(settings.For(environment), database, run, sight, app, app is null ? null : await app.LookAsync(cancellation));
        chain.Begin(deployment);

        var report = await gates.AskAsync(sight, cancellation);
        if (report.ExitCode != ExitCode.Done) return new(report, null);
        deployment.Notes = [.. report.Gates.Where(gate => gate.Verdict == GateVerdict.Noted).Select(gate => $"{gate.Name}: {gate.Detail}")];
        if (await run.Ledger.EnsureAsync(cancellation) is { } obstacle) return new(new Refused(obstacle), null);
        await run.Ledger.BeginRunAsync(target, cancellation);
        deployment.IsInLedger = true;
        await run.Ledger.BeginStepAsync("pre-deploy-check", cancellation);
        if (await PrepareAppAsync(deployment, cancellation) is { } problem) return new(new Refused(problem), null);
        return new(report, new DeployReceipt.Checked(deployment));
    }

    // Before anything is changed: an app that cannot be built should not cost a migration.
    private async Task<Notice?> PrepareAppAsync(Deployment deployment, CancellationToken cancellation)
    {
        if (deployment.Target is not { } target || deployment.IsThere) return null;
        try
        {
            progress.Report($"  making the app, version {deployment.Sight.Build.Version}");
            deployment.Artifact = await target.PrepareAsync(deployment.Sight.Build, cancellation);
            return null;
        }
        catch (SurroundingsException problem)
        {
            return problem.Notice with { Headline = $"Refused: the app cannot be made. Nothing was changed. {problem.Notice.Headline}" };
        }
    }
}
