namespace Ferry.Processes;

/// <summary>A program to run: a value, nothing happens until <see cref="ProcessRunner"/> gets it.</summary>
/// <param name="FileName">The program's path, or its name if it is on PATH.</param>
/// <param name="Arguments">Its arguments, one by one; never a secret, since every user of a machine can list them.</param>
public sealed record ProcessCommand(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables to set, or to remove where the value is null. Secrets may go here.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Text for its standard input, which is closed afterwards. Secrets may go here.</summary>
    public string Input { get; init; } = "";

    /// <summary>Texts that are blotted out of everything the program says.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The user to run it as (needs root); null for the caller. Not on Windows.</summary>
    public string? UserName { get; init; }

    /// <summary>The folder it runs in; null for the caller's.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>How long it may take to end by itself when the run is cancelled.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Shows the program and its arguments only.</summary>
    /// <returns>One line for messages; not meant for a shell.</returns>
    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName));
}
