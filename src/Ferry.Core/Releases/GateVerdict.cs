namespace Ferry.Core.Releases;

/// <summary>Whether a gate lets a deploy pass.</summary>
public enum GateVerdict
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It passes; something is worth a look.</summary>
    Noted,

    /// <summary>No.</summary>
    Refused,
}
