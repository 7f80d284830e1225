namespace Ferry.Benchmarks;

/// <summary>Several commands measured in turn: A B C A B C …</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Rows">One per command.</param>
/// <param name="Targets">What is to be reached, and whether it was.</param>
internal sealed record Scenario(string Name, IReadOnlyList<Row> Rows, IReadOnlyList<Target> Targets);

/// <summary>One command with all its runs.</summary>
/// <param name="Command">What was run.</param>
/// <param name="Runs">Each run.</param>
internal sealed record Row(string Command, IReadOnlyList<Run> Runs)
{
    public double Median => Runs.Select(run => run.Seconds).Order().ElementAt(Runs.Count / 2);

    public double Least => Runs.Min(run => run.Seconds);

    public double Most => Runs.Max(run => run.Seconds);

    public double PeakMegabytes => Runs.Max(run => run.PeakBytes) / 1e6;
}

/// <summary>A figure to reach.</summary>
/// <param name="Text">The figure, and what was measured.</param>
/// <param name="IsMet">Whether it was reached.</param>
internal sealed record Target(string Text, bool IsMet);
