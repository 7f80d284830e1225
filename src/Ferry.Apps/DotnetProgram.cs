namespace Ferry.Apps;

/// <summary>The dotnet command, which publishes and runs.</summary>
internal static class DotnetProgram
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Its path; null if it is not on PATH, and this process does not run in it.</summary>
    internal static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Name))
            .Append(Path.GetFileName(Environment.ProcessPath) == Name ? Environment.ProcessPath! : "")
            .FirstOrDefault(File.Exists);

    /// <summary>Its path, or its name where starting it is to say that it is not there.</summary>
    internal static string PathOrName => Find() ?? Name;
}
