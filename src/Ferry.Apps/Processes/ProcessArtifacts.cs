using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Apps.Processes;

/// <summary>The published releases of an environment, each in a folder of its own that is there as a whole or not at all.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="publishing">Makes new ones.</param>
internal sealed class ProcessArtifacts(AppPlace place, AppSettings app, Publishing publishing)
{
    // Names what is not whole yet. A version never ends so.
    private const string Unfinished = ".unfinished";

    /// <summary>Has the artifact of a version.</summary>
    /// <returns>Its folder, relative to the checkout's private folder, with slashes.</returns>
    /// <exception cref="SurroundingsException">It cannot be made.</exception>
    internal async Task<string> EnsureAsync(AppBuild build, CancellationToken cancellation)
    {
        var folder = Path.Combine(place.Artifacts, build.Version);
        if (!Directory.Exists(folder))
        {
            place.Make();
            var beside = folder + Unfinished;
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
            try
            {
                if (app.Artifact is { } artifact) Copy(Taken(artifact), beside);
                else await publishing.FillAsync(build.Version, beside, cancellation);
                Directory.Move(beside, folder);
            }
            finally
            {
                if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true); // for one, of a disk that became full
            }
        }

        return Path.GetRelativePath(place.Private, folder).Replace('\\', '/');
    }

    internal Gate Check(AppBuild build) =>
        Directory.Exists(Path.Combine(place.Artifacts, build.Version)) ? Gate.Passed(AppGates.ArtifactName, $"{build.Version} was published before")
        : app.Artifact is not { } artifact ? AppGates.Project(place, app)
        : PublishedFolder.FindProgram(Path.GetFullPath(artifact, place.Root)) is { } program ? Gate.Passed(AppGates.ArtifactName, program)
        : Gate.Refused(AppGates.ArtifactName, $"{artifact} holds no published app", "name a folder that dotnet publish made");

    /// <summary>Finds the program of a release.</summary>
    /// <exception cref="SurroundingsException">It is gone.</exception>
    internal string ProgramOf(AppRelease release) => FindProgram(release) ?? throw new SurroundingsException(FindObstacle(release)!);

    /// <summary>Says that the published files of a release are gone; null when they are there.</summary>
    internal Notice? FindObstacle(AppRelease release) => FindProgram(release) is not null ? null : new Notice(
        $"The published files of release {release.Id} ({release.Version}) are not there, so it cannot be started. What serves was not touched.",
        NoticeDetail.Where(Path.Combine(place.Private, release.Artifact)),
        NoticeDetail.Fix("deploy its commit again, or go to another release: deploy-status lists them"));

    /// <summary>Removes all that no release needs.</summary>
    internal void Purge(IEnumerable<AppRelease> keep)
    {
        if (!Directory.Exists(place.Artifacts)) return;
        var kept = keep.Select(release => Path.GetFullPath(release.Artifact, place.Private)).ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories(place.Artifacts).Where(folder => !kept.Contains(folder)).ToList()) Directory.Delete(folder, recursive: true);
    }

    private string? FindProgram(AppRelease release) => PublishedFolder.FindProgram(Path.Combine(place.Private, release.Artifact));

    private string Taken(string artifact)
    {
        var folder = Path.GetFullPath(artifact, place.Root);
        return PublishedFolder.FindProgram(folder) is not null ? folder : throw new SurroundingsException(new Notice(
            $"{artifact} holds no published app. What serves was not touched.", NoticeDetail.Where(folder), NoticeDetail.Fix("name a folder that dotnet publish made as \"artifact\" in ferry.json")));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
