namespace Ferry.Core.Live;

/// <summary>How much a finding about the live database weighs.</summary>
public enum LiveWeight
{
    /// <summary>Worth a look; the plan may run.</summary>
    Noted,

    /// <summary>In the way, and likely to end by itself.</summary>
    Passing,

    /// <summary>In the way until somebody does something.</summary>
    Lasting,
}
