namespace Ferry.Ports;

/// <summary>Makes throw-away servers, each with an empty database.</summary>
public interface ISandboxes
{
    /// <summary>Makes and starts one; any number can be there at once.</summary>
    /// <param name="major">The PostgreSQL major version; null for that of the configured image.</param>
    /// <param name="progress">Hears one plain sentence for each step that takes time.</param>
    /// <param name="cancellationToken">Ends the wait; what was begun is removed.</param>
    /// <returns>The sandbox; disposing it removes everything.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">It could not be made or started; nothing is left of it.</exception>
    Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default);
}
