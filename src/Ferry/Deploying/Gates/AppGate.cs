using Ferry.Core.Releases;
using Ferry.Ports;

namespace Ferry.Deploying.Gates;

/// <summary>The app has to be there or to be makeable, with everything that it needs from this environment.</summary>
/// <param name="targets">The app targets.</param>
public sealed class AppGate(IAppTargets targets) : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "app";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) =>
        targets.For(sight.Environment.Name) is { } target
            ? await target.CheckAsync(sight.Build, cancellation)
            : [Gate.Passed("app", "ferry.json names none; only the database is deployed")];
}
