namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>The options that Cake itself understands.</summary>
internal static class CakeOptions
{
    public static IReadOnlyList<string> WithValue { get; } = ["target", "working", "verbosity"];

    public static IReadOnlyList<string> Verbosities { get; } = ["quiet", "q", "minimal", "m", "normal", "n", "verbose", "v", "diagnostic", "d"];

    public static IReadOnlyList<string> Flags { get; } =
    [
        "exclusive", "dryrun", "noop", "whatif", "tree", "showtree", "description", "descriptions", "showdescription", "showdescriptions",
        "version", "ver", "info", "help", "no-report",
    ];

    /// <summary>Flags that only print something; with one of them no target runs.</summary>
    public static IReadOnlyList<string> Printing { get; } =
        ["dryrun", "noop", "whatif", "tree", "showtree", "description", "descriptions", "showdescription", "showdescriptions", "version", "ver", "info"];

    /// <summary>The long name of a one-letter option; null when there is none.</summary>
    public static string? LongName(char letter) => letter switch
    {
        't' => "target",
        'w' => "working",
        'v' => "verbosity",
        'e' => "exclusive",
        'h' => "help",
        _ => null,
    };
}
