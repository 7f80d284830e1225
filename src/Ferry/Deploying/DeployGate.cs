using Ferry.Core.Releases;

namespace Ferry.Deploying;

/// <summary>A gate made from a function.</summary>
/// <param name="check">Looks.</param>
public sealed class DeployGate(Func<DeploySight, CancellationToken, Task<Gate>> check) : IDeployGate
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) => [await check(sight, cancellation)];
}
