using Ferry.Core.Releases;

namespace Ferry.Deploying;

/// <summary>A gate made from a function.</summary>
/// <param name="name">Its name, one or two words.</param>
/// <param name="check">Looks; gives why the deploy is refused, null when it may pass.</param>
public sealed class DeployGate(string name, Func<DeploySight, CancellationToken, Task<string?>> check) : IDeployGate
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) =>
        [await check(sight, cancellation) is { } reason ? Gate.Refused(name, reason, "see the team's own gate in the build project") : Gate.Passed(name, "passed")];
}
