using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Ferry.Internal;
using Ferry.Core.Rendering;
using Table = Ferry.Core.Rendering.Table;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Names the steps and sums up their durations where there are several; a single target speaks for itself.</summary>
internal sealed class QuietReportPrinter(FerryRun run) : ICakeReportPrinter
{
    private bool IsChain => run.Arguments.Steps.Count > 1;

    public void Write(CakeReport report)
    {
        if (!IsChain || report.IsEmpty) return;
        var rows = report.Select(entry => (IReadOnlyList<Cell>)
        [
            entry.TaskName,
            new Cell(entry.ExecutionStatus.ToString(), entry.ExecutionStatus == CakeTaskExecutionStatus.Failed ? Tone.Bad : Tone.Muted),
            FormattableString.Invariant($"{entry.Duration.TotalSeconds:0.00} s"),
        ]);
        run.Console.Write(new Table(["step", "status", "duration"], [.. rows]));
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
        if (IsChain) run.Console.Tell($"── {name} ──");
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
        if (verbosity >= Verbosity.Verbose) run.Console.Tell($"── {name} ──");
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
        if (IsChain) run.Console.Tell($"── {name}: skipped ──");
    }
}
