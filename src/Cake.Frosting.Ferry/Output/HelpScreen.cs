using Cake.Frosting.Ferry.CommandLine;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Every target with its description and arguments, or the arguments of the targets that were named.</summary>
internal sealed class HelpScreen(FerryConsole console, TargetCatalog catalog)
{
    public void Print(IReadOnlyList<TargetInfo> targets)
    {
        console.Tell("usage: ./build.sh --target=NAME [--name=value …]   (build.ps1 takes the same)");
        console.Tell("");
        if (targets.Count == 0) PrintAll();
        else foreach (var target in targets) PrintOne(target);
        console.Tell("Everywhere: ", "--environment=NAME (--env; development if left out), --verbosity=quiet|minimal|normal|verbose|diagnostic, --help, --tree, --dryrun (names the steps and runs nothing), --exclusive (without the steps before it)");
    }

    private void PrintAll()
    {
        var width = catalog.Targets.Max(target => target.Name.Length);
        foreach (var target in catalog.Targets)
        {
            console.Tell($"  {target.Name.PadRight(width)}  ", target.Description);
            foreach (var argument in target.Arguments.Where(argument => argument.Required)) console.Tell($"  {new string(' ', width)}    {Usage(argument)}  ", argument.Description);
            var optional = target.Arguments.Where(argument => !argument.Required).ToList();
            if (optional.Count > 0) console.Tell($"  {new string(' ', width)}    ", string.Join(' ', optional.Select(argument => $"[{Usage(argument)}]")));
        }

        console.Tell("");
    }

    private void PrintOne(TargetInfo target)
    {
        console.Tell($"{target.Name}: {target.Description}");
        var steps = catalog.WithDependencies(target);
        if (steps.Count > 1) console.Tell($"  steps: {string.Join(" → ", steps.Select(step => step.Name))}");
        var arguments = catalog.ArgumentsOf(target);
        var width = arguments.Count == 0 ? 0 : arguments.Max(argument => Usage(argument).Length);
        foreach (var argument in arguments) console.Tell($"  {Usage(argument).PadRight(width)}  ", argument.Description + (argument.Required ? " (required)" : ""));
        console.Tell("");
    }

    private static string Usage(TaskArgumentAttribute argument) => argument.Value is null ? $"--{argument.Name}" : $"--{argument.Name}={argument.Value}";
}
