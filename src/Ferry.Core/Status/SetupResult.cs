namespace Ferry.Core.Status;

/// <summary>How one check came out.</summary>
public enum SetupResult
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not there, and not needed for everything.</summary>
    Absent,

    /// <summary>Wrong: what Ferry does there will fail.</summary>
    Wrong,
}
