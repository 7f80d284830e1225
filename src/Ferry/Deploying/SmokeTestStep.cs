using Ferry.Core.Outcomes;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Tests the app where people reach it.</summary>
/// <param name="targets">The app targets.</param>
/// <param name="smokeTests">Runs the tests.</param>
public sealed class SmokeTestStep(IAppTargets targets, ISmokeTests smokeTests)
{
    /// <summary>Tests what a deploy has brought up.</summary>
    /// <param name="receipt">The receipt of deploy-app.</param>
    /// <param name="cancellation">Cancels; the end of the call brings the previous release back.</param>
    /// <returns>The receipt, or what failed; the end of the call brings the previous release back.</returns>
    public async Task<StepResult<DeployReceipt.SmokeTested>> RunAsync(DeployReceipt.AppDeployed receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        if (!deployment.IsThere) await deployment.Run.Ledger.BeginStepAsync("smoke-test", cancellation);
        var outcome = await TestAsync(deployment.Environment.Name, deployment.AppAddress, cancellation);
        return new(outcome, outcome.ExitCode == ExitCode.Done ? new(deployment) : null);
    }

    /// <summary>Tests what runs.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came out.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var app = targets.For(environment) is { } target ? await target.LookAsync(cancellation) : null;
        return await TestAsync(environment, app?.Address, cancellation);
    }

    private async Task<IOutcome> TestAsync(EnvironmentName environment, Uri? address, CancellationToken cancellation)
    {
        var results = await smokeTests.RunAsync(environment, address, cancellation);
        return results.Any(result => result.Failure is not null) ? new AppFailed(ReleaseNotices.SmokeFailed(results, address)) : ReleaseNotices.Smoked(results, address);
    }
}
