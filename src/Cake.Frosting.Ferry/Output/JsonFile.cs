using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Frosting.Ferry.Internal;
using Ferry.Core.Outcomes;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Writes an ending for a machine, where <c>--json=PATH</c> asks for it; <c>-</c> is standard output.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(FerryRun run, IOutcome outcome)
    {
        if (run.Arguments.Get("json") is not { } path) return;
        var json = outcome.ToJson();
        json.Insert(0, "exitCode", JsonValue.Create((int)outcome.ExitCode));
        json.Insert(1, "message", JsonValue.Create(outcome.Notice.ToString()));
        var text = json.ToJsonString(Indented) + "\n";
        if (path == "-") System.Console.Out.Write(text);
        else File.WriteAllText(path, text);
    }
}
