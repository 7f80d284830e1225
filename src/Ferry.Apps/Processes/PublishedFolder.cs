namespace Ferry.Apps.Processes;

/// <summary>What <c>dotnet publish</c> makes.</summary>
internal static class PublishedFolder
{
    private const string Suffix = ".runtimeconfig.json";

    /// <summary>Finds the program in it: the one library with a runtime configuration.</summary>
    /// <returns>Its path; null if there is none, or more than one.</returns>
    internal static string? FindProgram(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Suffix).ToList() is [var only] && File.Exists(only[..^Suffix.Length] + ".dll")
            ? only[..^Suffix.Length] + ".dll"
            : null;
}
