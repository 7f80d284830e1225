using Ferry.Core.Outcomes;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>The restores that rollbacks do.</summary>
public interface IReleaseRestores
{
    /// <summary>Looks whether a backup is there, on this machine.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="id">The backup.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>True when it is.</returns>
    Task<bool> HasAsync(EnvironmentName environment, string id, CancellationToken cancellation);

    /// <summary>Puts a backup in the place of the database; the operator has confirmed it. Sessions of the old database are ended.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="id">The backup.</param>
    /// <param name="cancellation">Cancels before the swap.</param>
    /// <returns>How it ended.</returns>
    Task<IOutcome> RestoreAsync(EnvironmentName environment, string id, CancellationToken cancellation);
}
