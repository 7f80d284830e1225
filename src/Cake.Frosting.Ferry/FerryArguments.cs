using System.Globalization;
using Cake.Frosting.Ferry.CommandLine;
using Ferry.Core.Ledgers;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry;

/// <summary>The values of the declared arguments.</summary>
public sealed class FerryArguments
{
    private readonly ParsedArguments _arguments;

    internal FerryArguments(ParsedArguments arguments) => _arguments = arguments;

    /// <summary>Tells whether a flag or an argument was given.</summary>
    /// <param name="name">Its name without dashes.</param>
    /// <returns>True when it was.</returns>
    public bool Has(string name) => _arguments.Has(name);

    /// <summary>Gets the value of an argument.</summary>
    /// <param name="name">Its name without dashes.</param>
    /// <returns>The value; null when it was not given.</returns>
    public string? Get(string name) => _arguments.Get(name);

    /// <summary>Gets the value of an argument that was declared as required.</summary>
    /// <param name="name">Its name without dashes.</param>
    /// <returns>The value.</returns>
    public string Require(string name) => Get(name) ?? throw new UsageException($"--{name} is missing. Nothing was run.");

    /// <summary>Gets what is said of a statement that an interrupted run began and of which nothing tells whether it ran.</summary>
    /// <returns>What was said; nothing without <c>--assume-done</c> and <c>--assume-not-done</c>.</returns>
    /// <exception cref="UsageException">Both were given.</exception>
    public Assumption TakeAssumption() => (Has("assume-done"), Has("assume-not-done")) switch
    {
        (true, true) => throw new UsageException("--assume-done and --assume-not-done contradict each other. Nothing was run."),
        (true, _) => Assumption.Done,
        (_, true) => Assumption.NotDone,
        _ => Assumption.None,
    };

    /// <summary>Gets a whole number.</summary>
    /// <param name="name">The argument's name without dashes.</param>
    /// <param name="otherwise">The number when it was not given.</param>
    /// <returns>The number.</returns>
    /// <exception cref="UsageException">The value is not a whole number.</exception>
    public int Number(string name, int otherwise) => Number(name) ?? otherwise;

    /// <summary>Gets a whole number.</summary>
    /// <param name="name">The argument's name without dashes.</param>
    /// <returns>The number; null when it was not given.</returns>
    /// <exception cref="UsageException">The value is not a whole number.</exception>
    public int? Number(string name) => Get(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new UsageException($"--{name} takes a whole number, but \"{text}\" was given. Nothing was run."),
    };
}
