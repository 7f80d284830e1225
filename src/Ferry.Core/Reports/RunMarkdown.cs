using System.Globalization;
using System.Text;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Reports;

/// <summary>A run's report as Markdown, for CI systems and for people.</summary>
public static class RunMarkdown
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>GitHub's dialect of Markdown.</returns>
    public static string Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("## ").Append(Markdown.Text($"{report.Target} ({report.Environment}): {EndingWord.Of(report.Ending.ExitCode)}")).Append("\n\n");
        text.Append(Markdown.Fenced(report.Ending.Notice.ToString()));
        text.Append(Markdown.Of(new Table(["run", "operator", "started", "took", "exit code"], [[report.Id, report.Operator, Time(report.Started), Duration(report.Took), $"{(int)report.Ending.ExitCode}"]])));
        if (report.Steps.Count > 1) text.Append(Markdown.Of(new Table(["step", "result", "duration", "message"], [.. report.Steps.Select(Row)])));
        foreach (var step in report.Steps)
        {
            if (step.Outcome is not IReport { Blocks: { Count: > 0 } blocks }) continue;
            text.Append("### ").Append(Markdown.Text(step.Name)).Append("\n\n");
            foreach (var block in blocks) text.Append(Markdown.Of(block));
        }

        return text.ToString();
    }

    private static IReadOnlyList<Cell> Row(RunStep step) => [step.Name, step.Result, step.Took is { } took ? Duration(took) : "", step.Outcome?.Notice.Headline ?? ""];

    private static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
