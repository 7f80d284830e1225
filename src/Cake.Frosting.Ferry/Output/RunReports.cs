using System.Text.Json;
using Cake.Frosting.Ferry.Internal;
using Ferry.Core.Outcomes;
using Ferry.Core.Reports;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Leaves the report of a run in <c>.ferry/runs</c>, ready to be an artifact of a CI system, and in the step summary of GitHub Actions.</summary>
internal static class RunReports
{
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";
    private const int Kept = 100;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes it; where that fails, says so, and the run ends as it would have.</summary>
    public static void Leave(FerryRun run, IOutcome ending)
    {
        if (!run.LeavesReport) return;
        var report = run.Report(ending);
        var markdown = RunMarkdown.Of(report);
        var folder = Path.Combine(run.Settings.PrivateFolder, "runs", report.Id);
        if (Try(run, folder, () => Write(folder, report, markdown)) && run.TellsReport) run.Console.Tell($"Report: {Path.GetRelativePath(run.Settings.Root, folder)}");
        if (Environment.GetEnvironmentVariable(SummaryVariable) is { Length: > 0 } summary) Try(run, summary, () => File.AppendAllText(summary, markdown));
    }

    // Renamed when whole, so that what is there can be read.
    private static void Write(string folder, RunReport report, string markdown)
    {
        var runs = Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var ignore = Path.Combine(runs.Parent!.FullName, ".gitignore");
        if (!File.Exists(ignore)) File.WriteAllText(ignore, "*\n");
        var making = Directory.CreateDirectory(folder + ".making").FullName;
        File.WriteAllText(Path.Combine(making, "run.json"), report.ToJson().ToJsonString(Indented) + "\n");
        File.WriteAllText(Path.Combine(making, "run.md"), markdown);
        Directory.Move(making, folder);
        foreach (var old in runs.EnumerateDirectories().OrderByDescending(one => one.LastWriteTimeUtc).Skip(Kept)) old.Delete(recursive: true);
    }

    private static bool Try(FerryRun run, string place, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            run.Console.Warn($"The report of this run could not be written to {place}: {problem.Message}");
            return false;
        }
    }
}
