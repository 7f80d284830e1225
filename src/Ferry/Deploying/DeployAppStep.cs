using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Starts the app beside the one that serves, tests it there, and sends the requests to it.</summary>
/// <param name="smokeTests">Tests the candidate.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class DeployAppStep(ISmokeTests smokeTests, IProgress<string> progress)
{
    /// <summary>Deploys the app.</summary>
    /// <param name="receipt">The receipt of verify.</param>
    /// <param name="cancellation">Cancels; the end of the call brings the previous release back.</param>
    /// <returns>The receipt, or why the app does not serve; the end of the call brings the previous release back.</returns>
    public async Task<StepResult<DeployReceipt.AppDeployed>> RunAsync(DeployReceipt.Verified receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        if (deployment.Target is not { } target) return new(new Done("ferry.json names no app for this environment; only the database was deployed."), new(deployment));
        if (deployment.IsThere) return new(new Done($"App {deployment.Sight.Build.Version} serves already{At(deployment.AppBefore?.Address)}."), new(deployment));
        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return new(new Stopped(lost), null);
        await deployment.Run.Ledger.BeginStepAsync("deploy-app", cancellation);
        var release = deployment.Release!.App!; // made by pre-deploy-check, recorded by migrate-up

        deployment.HasAppBegun = true;
        progress.Report($"  starting app {release.Version} beside {deployment.AppBefore?.Serving?.Version ?? "nothing"}");
        var started = await target.StartAsync(release, cancellation);
        if (started is AppStep.Failed neverUp) return new(new Stopped(neverUp.Trouble), null);
        if (await TestAsync(deployment, ((AppStep.Done)started).Address, cancellation) is { } failure) return new(new Stopped(failure), null);
        var switched = await target.SwitchAsync(release, cancellation);
        if (switched is AppStep.Failed unserved) return new(new Stopped(unserved.Trouble), null);
        deployment.AppAddress = ((AppStep.Done)switched).Address;
        return new(new Done($"App {release.Version} serves{At(deployment.AppAddress)}."), new(deployment));
    }

    // A candidate without an address, one of the team's own commands, is tested where people reach it.
    private async Task<Notice?> TestAsync(Deployment deployment, Uri? candidate, CancellationToken cancellation)
    {
        if (candidate is null) return null;
        var results = await smokeTests.RunAsync(deployment.Environment.Name, candidate, cancellation);
        if (results.Any(result => result.Failure is not null)) return ReleaseNotices.SmokeFailed(results, candidate);
        progress.Report($"  {ReleaseNotices.Smoked(results, candidate).Notice.Headline}");
        return null;
    }

    private static string At(Uri? address) => address is null ? "" : $" at {address}";
}
