using Ferry.Core.Releases;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>The backups that releases and rollbacks take.</summary>
public interface IReleaseBackups
{
    /// <summary>Looks whether a backup could be taken: tools and space; writes nothing.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The gate.</returns>
    Task<Gate> CheckAsync(EnvironmentName environment, CancellationToken cancellation);

    /// <summary>Takes one.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="reason">What it is for, such as <c>before release 12</c>.</param>
    /// <param name="cancellation">Cancels; nothing half made stays.</param>
    /// <returns>Its id, or how it ended instead.</returns>
    Task<ReleaseBackup> TakeAsync(EnvironmentName environment, string reason, CancellationToken cancellation);

    /// <summary>Finds the newest whole backup of an environment.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Its id; null when there is none on this machine.</returns>
    Task<string?> NewestAsync(EnvironmentName environment, CancellationToken cancellation);
}
