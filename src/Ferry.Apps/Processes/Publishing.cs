using Ferry.Core.Rendering;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Apps.Processes;

/// <summary>Publishes the app's project.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="progress">Hears that it begins.</param>
internal sealed class Publishing(AppPlace place, AppSettings app, IProgress<string> progress)
{
    private const int ShownLines = 10;

    /// <summary>Has a folder with published output: takes the one that was named, or publishes into a new one.</summary>
    /// <param name="version">The version, for messages.</param>
    /// <param name="folder">The folder to fill; it does not exist yet.</param>
    /// <param name="cancellation">Cancels; what was begun is left behind.</param>
    /// <exception cref="SurroundingsException">It cannot be published.</exception>
    internal async Task FillAsync(string version, string folder, CancellationToken cancellation)
    {
        progress.Report($"Publishing {app.Project} as {version}");
        var result = await ProcessRunner.RunAsync(new ProcessCommand(
            DotnetProgram.PathOrName, "publish", Path.GetFullPath(app.Project, place.Root), "-c", "Release", "-o", folder, "--nologo", "-v:q", "-tl:off", "-clp:NoSummary")
        {
            WorkingFolder = place.Root,
            // The compiler's server and MSBuild's nodes live on, and with them their environment.
            Environment = place.ConnectionVariables.Concat(app.Variables).Append(app.ConnectionVariable).Distinct().ToDictionary(name => name, _ => (string?)null),
        }, cancellation);
        if (result.Succeeded && PublishedFolder.FindProgram(folder) is not null) return;
        throw new SurroundingsException(new Notice(
            result.Succeeded ? $"{app.Project} was published and is no program. What serves was not touched." : $"{app.Project} could not be published. What serves was not touched.",
            NoticeDetail.Where($"dotnet publish {app.Project} -c Release: exit code {result.ExitCode}"),
            new NoticeDetail("said", string.Join('\n', result.Said.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct().TakeLast(ShownLines)) is { Length: > 0 } said ? said : "nothing"),
            NoticeDetail.Fix("correct what it says; \"project\" in ferry.json names what is published")));
    }
}
