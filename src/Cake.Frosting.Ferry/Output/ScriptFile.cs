using Ferry.Core.Outcomes;
using Ferry.Core.Planning;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Writes a script to a file or to standard output.</summary>
internal static class ScriptFile
{
    public static void Write(IOutcome outcome, string? path)
    {
        if (outcome is not ScriptReport report) return;
        if (path is null)
        {
            System.Console.Out.Write(report.Script);
            return;
        }

        OutputFile.Demand("output", path);
        File.WriteAllText(path, report.Script);
    }
}
