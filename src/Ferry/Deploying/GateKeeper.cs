using Ferry.Core.Releases;

namespace Ferry.Deploying;

/// <summary>Asks every gate.</summary>
/// <param name="gates">The gates, in the order in which they are shown.</param>
public sealed class GateKeeper(IEnumerable<IDeployGate> gates)
{
    /// <summary>Asks all of them, also after one has refused, so that all offenders are told at once.</summary>
    /// <param name="sight">What the deploy starts from.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Every answer.</returns>
    public async Task<GateReport> AskAsync(DeploySight sight, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(gates.Select(gate => Task.Run(() => gate.CheckAsync(sight, cancellation), cancellation)));
        return new GateReport(sight.Environment.Name.Value, sight.Address, sight.State, [.. answers.SelectMany(answer => answer)]);
    }
}
