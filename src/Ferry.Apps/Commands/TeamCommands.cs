using System.Globalization;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Apps.Commands;

/// <summary>Runs the team's commands, with what they need to know in their environment.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="environment">The environment.</param>
/// <param name="app">The app's settings.</param>
/// <param name="connections">The way into its database.</param>
/// <param name="progress">Hears what commands that change something say.</param>
internal sealed class TeamCommands(FerrySettings settings, EnvironmentName environment, AppSettings app, IConnections connections, IProgress<string> progress)
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="release">The release that it is to bring up; null for one that only looks.</param>
    /// <param name="previous">The version that serves before; empty for none.</param>
    /// <param name="cancellation">Asks it to end.</param>
    /// <returns>How it ended, secrets blotted out.</returns>
    internal async Task<ProcessResult> RunAsync(string line, AppRelease? release, string? previous, CancellationToken cancellation)
    {
        var variables = await AppVariables.ReadAsync(app, environment, connections, cancellation);
        var all = new Dictionary<string, string>(variables.Values) { ["FERRY_ENVIRONMENT"] = environment.Value };
        if (app.Address is { } address) all["FERRY_APP_URL"] = address.AbsoluteUri.TrimEnd('/');
        if (release is not null)
        {
            all["FERRY_RELEASE"] = release.Id.ToString(CultureInfo.InvariantCulture);
            all["FERRY_VERSION"] = release.Version;
            all["FERRY_ARTIFACT"] = release.Artifact;
            all["FERRY_PREVIOUS_VERSION"] = previous ?? "";
            progress.Report($"Running {line}");
        }

        var result = await ProcessRunner.RunAsync(Shell.Command(settings.Root, line, all, variables.Secrets), cancellation);
        if (release is not null)
        {
            foreach (var said in (result.Output + "\n" + result.Error).Split('\n').Where(said => said.Trim().Length > 0)) progress.Report("  " + said.TrimEnd());
        }

        return result;
    }
}
