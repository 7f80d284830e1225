using Ferry.Core.Releases;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Runs the smoke tests of an environment.</summary>
public interface ISmokeTests
{
    /// <summary>Runs all of them, also after one has failed.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="address">Where the app is to be asked; null for tests that name their own address only.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>One result for each test, in the order of ferry.json.</returns>
    Task<IReadOnlyList<SmokeResult>> RunAsync(EnvironmentName environment, Uri? address, CancellationToken cancellation);
}
