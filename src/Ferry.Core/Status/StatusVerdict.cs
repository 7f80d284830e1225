namespace Ferry.Core.Status;

/// <summary>How one of the six looks came out.</summary>
public enum StatusVerdict
{
    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Found,

    /// <summary>It could not be told.</summary>
    Unknown,

    /// <summary>Nobody looked.</summary>
    NotLookedAt,
}
