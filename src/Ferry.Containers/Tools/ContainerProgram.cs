namespace Ferry.Containers.Tools;

/// <summary>A program to be run in a container.</summary>
/// <param name="Name">The program, found through the container's PATH.</param>
/// <param name="Arguments">Its arguments, none of them secret: others see them in the process list.</param>
public sealed record ContainerProgram(string Name, params IReadOnlyList<string> Arguments)
{
    /// <summary>What the program reads from its standard input, to the end; null for nothing.</summary>
    public Stream? Input { get; init; }

    /// <summary>Where its standard output goes; it stays open.</summary>
    public required Stream Output { get; init; }

    /// <summary>Environment variables, such as PGHOST.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
