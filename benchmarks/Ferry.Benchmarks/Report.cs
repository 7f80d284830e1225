using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Ferry.Benchmarks;

/// <summary>The figures as a table and as JSON.</summary>
internal static class Report
{
    public static int Write(IReadOnlyList<Scenario> scenarios, BenchFolders folders)
    {
        var machine = $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        Console.WriteLine($"\n{machine}");
        foreach (var scenario in scenarios)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{scenario.Name,-40} {"median",9} {"min",9} {"max",9} {"peak",9}"));
            foreach (var row in scenario.Rows)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Command,-38} {row.Median,7:0.000} s {row.Least,7:0.000} s {row.Most,7:0.000} s {row.PeakMegabytes,6:0} MB"));
            foreach (var target in scenario.Targets) Console.WriteLine($"  {(target.IsMet ? "met:   " : "missed:")} {target.Text}");
        }

        var file = Path.Combine(folders.Bench, "results.json");
        File.WriteAllText(file, new JsonObject { ["machine"] = machine, ["scenarios"] = new JsonArray([.. scenarios.Select(scenario => (JsonNode)Json(scenario))]) }.ToJsonString());
        Console.WriteLine($"\nwritten to {Path.GetRelativePath(folders.Root, file)}; memory is that of the process itself, sampled");
        return 0;
    }

    private static JsonObject Json(Scenario scenario) => new()
    {
        ["name"] = scenario.Name,
        ["rows"] = new JsonArray([.. scenario.Rows.Select(row => (JsonNode)new JsonObject
        {
            ["command"] = row.Command,
            ["seconds"] = new JsonArray([.. row.Runs.Select(run => (JsonNode)run.Seconds)]),
            ["peakMegabytes"] = row.PeakMegabytes,
        })]),
        ["targets"] = new JsonArray([.. scenario.Targets.Select(target => (JsonNode)new JsonObject { ["text"] = target.Text, ["met"] = target.IsMet })]),
    };
}
