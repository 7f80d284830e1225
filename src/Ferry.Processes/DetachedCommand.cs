namespace Ferry.Processes;

/// <summary>A program that is to outlive whoever starts it: a value, nothing happens until <see cref="DetachedProgram"/> gets it.</summary>
/// <param name="IdFile">The file into which the program's process id goes before the program begins.</param>
/// <param name="Log">The file to which its output is appended.</param>
/// <param name="FileName">The program's path, or its name if it is on PATH.</param>
/// <param name="Arguments">Its arguments, one by one; never a secret, since every user of a machine can list them.</param>
public sealed record DetachedCommand(string IdFile, string Log, string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>All its environment variables: nothing of the caller's is passed on. Secrets may go here.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder it runs in.</summary>
    public required string WorkingFolder { get; init; }
}
