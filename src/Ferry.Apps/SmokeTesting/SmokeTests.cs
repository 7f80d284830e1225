using System.Diagnostics;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.SmokeTesting;

/// <summary>Runs the smoke tests of <c>ferry.json</c>, one after the other.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="connections">The way into the app's database, for commands.</param>
public sealed class SmokeTests(FerrySettings settings, IConnections connections) : ISmokeTests
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SmokeResult>> RunAsync(EnvironmentName environment, Uri? address, CancellationToken cancellation)
    {
        var configured = settings.For(environment);
        var results = new List<SmokeResult>();
        using var http = new HttpSmokeTest();
        var command = new CommandSmokeTest(settings, configured, connections);
        foreach (var test in configured.SmokeTests)
        {
            var taking = Stopwatch.StartNew();
            var failure = test.Command is null ? await http.RunAsync(test, address, cancellation) : await command.RunAsync(test, address, cancellation);
            results.Add(new SmokeResult(test.Name, failure, taking.Elapsed));
        }

        return results;
    }
}
