using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Deploying;

/// <summary>Records the release as the one that runs, and ends the one before.</summary>
/// <param name="progress">Told what is going on.</param>
public sealed class RecordStep(IProgress<string> progress)
{
    /// <summary>Records.</summary>
    /// <param name="receipt">The receipt of smoke-test.</param>
    /// <param name="cancellation">Cancels before it is recorded.</param>
    /// <returns>The receipt.</returns>
    public async Task<StepResult<DeployReceipt.Recorded>> RunAsync(DeployReceipt.SmokeTested receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        if (deployment.IsThere)
        {
            // A run that was killed after it had recorded its release did not come to end the one before.
            if (deployment.AppBefore is { Serving: { } serving, Others.Count: > 0 }) await RetireAsync(deployment, serving, cancellation);
            return new(new Done($"Nothing to record: {ReleaseNotices.Name(deployment.Previous!)} runs."), new(deployment));
        }

        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return new(new Stopped(lost), null);
        await deployment.Run.Ledger.BeginStepAsync("record", cancellation);
        await deployment.Run.Ledger.SetRunningAsync(deployment.Release!.Id, ReleaseState.Superseded, cancellation);
        deployment.IsRecorded = true;
        await RetireAsync(deployment, deployment.Release.App, cancellation);
        return new(new Done($"{ReleaseNotices.Name(deployment.Release)} is recorded as the one that runs."), new(deployment));
    }

    // The release runs and is recorded; an old one that does not end is worth a word, not a failure.
    private async Task RetireAsync(Deployment deployment, AppRelease? serving, CancellationToken cancellation)
    {
        if (deployment.Target is not { } target) return;
        try
        {
            await target.RetireAsync(serving, (await deployment.Run.Ledger.ReadAsync(cancellation)).KeptApps, cancellation);
        }
        catch (SurroundingsException problem)
        {
            progress.Report($"  the release before was not ended: {problem.Notice.Headline} The next deploy tries again.");
        }
    }
}
