namespace Ferry.Core.Live;

/// <summary>Something about the live database that matters to a plan.</summary>
/// <param name="Name">What it is, in one to three words.</param>
/// <param name="Problem">What was seen, and what it has to do with the plan.</param>
/// <param name="Remedy">What to do; SQL that can be run as it is where there is any.</param>
/// <param name="Weight">Whether the plan may run all the same.</param>
public sealed record LiveFinding(string Name, string Problem, string Remedy, LiveWeight Weight)
{
    /// <summary>True when the plan must not run.</summary>
    public bool Refuses => Weight != LiveWeight.Noted;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Problem}";
}
