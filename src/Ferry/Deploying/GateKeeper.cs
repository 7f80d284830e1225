using Ferry.Core.Releases;
using Ferry.Core.Rendering;

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
        var answers = await Task.WhenAll(gates.Select(gate => Task.Run(() => AskAsync(gate, sight, cancellation), cancellation)));
        return new GateReport(sight.Environment.Name.Value, sight.Address, sight.State, [.. answers.SelectMany(answer => answer)]);
    }

    // A gate that breaks says nothing in favour of the deploy, and should not hide what the others say. A team's own gate may throw anything.
    private static async Task<IReadOnlyList<Gate>> AskAsync(IDeployGate gate, DeploySight sight, CancellationToken cancellation)
    {
        try
        {
            return await gate.CheckAsync(sight, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            var (headline, fix) = problem switch
            {
                SurroundingsException broken => (broken.Notice.Headline, broken.Notice.Fix),
                UsageException usage => (usage.Notice.Headline, usage.Notice.Fix),
                _ => ($"the gate broke: {problem.GetType().Name}: {problem.Message}", null),
            };
            return [Gate.Refused(gate.Name, headline, fix ?? "mend what it names, then run this again")];
        }
    }
}
