using Ferry.Core.Outcomes;

namespace Ferry.Ports;

/// <summary>What came of taking a backup.</summary>
public abstract record ReleaseBackup
{
    private ReleaseBackup()
    {
    }

    /// <summary>It is whole.</summary>
    /// <param name="Id">Its id.</param>
    public sealed record Taken(string Id) : ReleaseBackup;

    /// <summary>There is none.</summary>
    /// <param name="Outcome">How it ended.</param>
    public sealed record None(IOutcome Outcome) : ReleaseBackup;
}
