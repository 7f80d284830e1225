using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Tells which environments can be looked at from here without making anything.</summary>
public interface IVisibleEnvironments
{
    /// <summary>Tells whether an environment has a connection, or a private server that was created before.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>True when it can be looked at.</returns>
    Task<bool> CanLookAsync(EnvironmentName environment, CancellationToken cancellation);
}
