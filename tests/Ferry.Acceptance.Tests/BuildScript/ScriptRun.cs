namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>What one call of build.sh left behind.</summary>
public sealed record ScriptRun(int ExitCode, int ProcessId, string Out, string Error)
{
    /// <summary>The rest of the line that the scratch host printed after this name.</summary>
    public string this[string name] =>
        Out.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..]
        ?? throw new KeyNotFoundException($"no '{name}' in: exit {ExitCode}\n{Out}\n{Error}");

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
