using Ferry.Processes;

namespace Ferry.Apps;

/// <summary>Command lines of <c>ferry.json</c>, as the team would type them in the repository's root.</summary>
internal static class Shell
{
    /// <summary>Makes the command; the caller's environment is passed on.</summary>
    /// <param name="root">The folder it runs in.</param>
    /// <param name="line">The command line.</param>
    /// <param name="variables">Variables that it gets besides.</param>
    /// <param name="secrets">Texts that are blotted out of what it says.</param>
    internal static ProcessCommand Command(string root, string line, IEnumerable<KeyValuePair<string, string>> variables, IReadOnlyList<string> secrets) =>
        (OperatingSystem.IsWindows() ? new ProcessCommand("cmd.exe", "/d", "/c", line) : new ProcessCommand("/bin/sh", "-c", line)) with
        {
            WorkingFolder = root,
            Environment = variables.ToDictionary(variable => variable.Key, variable => (string?)variable.Value),
            Secrets = secrets,
        };

    /// <summary>The newest lines of what a command said.</summary>
    internal static string Tail(ProcessResult result, int lines = 15) =>
        string.Join('\n', result.Said.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(lines)) is { Length: > 0 } said ? said : "nothing";
}
