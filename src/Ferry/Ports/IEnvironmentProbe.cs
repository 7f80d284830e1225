using Ferry.Core.Status;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Looks whether an environment and this machine have what Ferry needs; writes nothing.</summary>
public interface IEnvironmentProbe
{
    /// <summary>Checks the connection, the server's version, TLS and the role's privileges.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>One line per thing that was looked at.</returns>
    Task<IReadOnlyList<SetupCheck>> CheckEnvironmentAsync(EnvironmentName environment, CancellationToken cancellation);

    /// <summary>Checks the tools of this machine.</summary>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>One line per tool.</returns>
    Task<IReadOnlyList<SetupCheck>> CheckToolsAsync(CancellationToken cancellation);
}
