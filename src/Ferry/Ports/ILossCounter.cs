using Ferry.Core.Releases;

namespace Ferry.Ports;

/// <summary>Counts in a database what would be lost.</summary>
public interface ILossCounter
{
    /// <summary>Counts each loss.</summary>
    /// <param name="losses">What would be lost.</param>
    /// <param name="cancellation">Cancels the queries.</param>
    /// <returns>One count for each, in the same order.</returns>
    Task<IReadOnlyList<LossCount>> CountAsync(IReadOnlyList<Loss> losses, CancellationToken cancellation);
}
