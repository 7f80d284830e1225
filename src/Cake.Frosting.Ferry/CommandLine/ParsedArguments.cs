namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>The command line, checked: targets and the values of declared arguments.</summary>
/// <param name="Targets">The targets asked for; empty when none was named.</param>
/// <param name="Values">Value by name, without dashes; null for a flag.</param>
/// <param name="ForCake">The arguments to hand to Cake, in the one form it reads alike everywhere.</param>
/// <param name="Steps">Everything that will run, dependencies first.</param>
internal sealed record ParsedArguments(
    IReadOnlyList<TargetInfo> Targets, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<string> ForCake, IReadOnlyList<TargetInfo> Steps)
{
    /// <summary>True when Cake only prints something and no target runs.</summary>
    public bool IsPrinting => Values.Keys.Any(CakeOptions.Printing.Contains);

    /// <summary>True when standard output is for a machine and nothing else may go there.</summary>
    public bool MachineReadsOutput => Get("json") == "-" || (Steps.Any(step => step.WritesData) && !Has("output") && !Has("json"));

    public bool Has(string name) => Values.ContainsKey(name);

    public string? Get(string name) => Values.GetValueOrDefault(name);
}
