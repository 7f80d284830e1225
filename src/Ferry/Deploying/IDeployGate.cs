using Ferry.Core.Releases;

namespace Ferry.Deploying;

/// <summary>A check before a deploy; it writes nothing.</summary>
public interface IDeployGate
{
    /// <summary>Its name, one or two words.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <param name="sight">What the deploy starts from.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>One result for each thing that was looked at.</returns>
    Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation);
}
