using Ferry.Core.Releases;
using Ferry.Settings;

namespace Ferry.Apps;

/// <summary>What is looked at before a deploy, whatever the app runs in.</summary>
internal static class AppGates
{
    internal const string PortName = "app port";
    internal const string ArtifactName = "app artifact";

    internal static Gate Variables(AppSettings app) => AppVariables.Missing(app) switch
    {
        [] => Gate.Passed("app variables", app.Variables.Count == 0 ? "none needed" : $"{string.Join(", ", app.Variables)} set"),
        var missing => Gate.Refused("app variables", $"not set: {string.Join(", ", missing)}", "set them where the deploy runs; \"variables\" in ferry.json names them"),
    };

    internal static Gate Dotnet() => DotnetProgram.Find() is { } path
        ? Gate.Passed("dotnet", path)
        : Gate.Refused("dotnet", "the command dotnet is not on PATH", "install the .NET SDK, or add its folder to PATH");

    /// <summary>The project that is published.</summary>
    internal static Gate Project(AppPlace place, AppSettings app)
    {
        var path = Path.GetFullPath(app.Project, place.Root);
        return File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.*proj").Any())
            ? Gate.Passed(ArtifactName, $"{app.Project} will be published")
            : Gate.Refused(ArtifactName, $"{app.Project} is no project", "correct \"project\" in ferry.json, or name what was built before as \"artifact\"");
    }
}
