using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Looks at the tools of this machine and at every environment; writes nothing.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="probe">Looks.</param>
public sealed class VerifySetup(FerrySettings settings, IEnvironmentProbe probe)
{
    /// <summary>Looks at everything, or at one environment and the machine.</summary>
    /// <param name="only">The environment asked for; null for all.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was found.</returns>
    public async Task<SetupReport> RunAsync(EnvironmentName? only, CancellationToken cancellation)
    {
        var checks = new List<SetupCheck>(await probe.CheckToolsAsync(cancellation));
        foreach (var environment in settings.Environments.Where(environment => only is null || environment.Name == only))
            checks.AddRange(await probe.CheckEnvironmentAsync(environment.Name, cancellation));
        return new SetupReport(checks);
    }
}
