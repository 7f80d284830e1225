using System.Globalization;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Apps.SmokeTesting;

/// <summary>Runs a command of the team's as a smoke test: it passes when the command ends with 0 in time.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="environment">The environment under test.</param>
/// <param name="connections">The way into the app's database.</param>
internal sealed class CommandSmokeTest(FerrySettings settings, EnvironmentSettings environment, IConnections connections)
{
    /// <summary>The variable that tells where the app is to be asked.</summary>
    internal const string AddressVariable = "FERRY_APP_URL";

    /// <summary>Runs a test.</summary>
    /// <returns>How the command ended, and what it said; null when it passed.</returns>
    internal async Task<string?> RunAsync(SmokeTest test, Uri? address, CancellationToken cancellation)
    {
        var app = environment.App is { } known ? await AppVariables.ReadAsync(known, environment.Name, connections, cancellation) : null;
        var variables = new Dictionary<string, string>(app?.Values ?? new Dictionary<string, string>())
        {
            ["FERRY_ENVIRONMENT"] = environment.Name.Value,
            [AddressVariable] = address?.AbsoluteUri.TrimEnd('/') ?? "",
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(test.Within);
        try
        {
            var result = await ProcessRunner.RunAsync(Shell.Command(settings.Root, test.Command!, variables, app?.Secrets ?? []), limit.Token);
            return result.Succeeded ? null : $"{test.Command}: expected exit code 0, seen {result.ExitCode}; it said: {Shell.Tail(result)}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{test.Command}: expected an end within {test.Within.TotalSeconds:0.###} s");
        }
    }
}
