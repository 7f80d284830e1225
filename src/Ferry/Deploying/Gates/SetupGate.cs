using Ferry.Core.Releases;
using Ferry.Core.Status;
using Ferry.Ports;

namespace Ferry.Deploying.Gates;

/// <summary>Connection, server, TLS and privileges, as verify-setup sees them.</summary>
/// <param name="probe">Looks.</param>
public sealed class SetupGate(IEnvironmentProbe probe) : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "setup";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) =>
        [.. (await probe.CheckEnvironmentAsync(sight.Environment.Name, cancellation)).Select(Of)];

    /// <summary>Makes a gate of a check of the setup.</summary>
    /// <param name="check">The check.</param>
    /// <returns>The gate.</returns>
    public static Gate Of(SetupCheck check) => new(
        check.What,
        check.Result switch
        {
            SetupResult.Good => GateVerdict.Passed,
            SetupResult.Absent => GateVerdict.Noted,
            _ => GateVerdict.Refused,
        },
        check.Detail,
        check.Fix);
}
