namespace Ferry.Core.Live;

/// <summary>What a session of somebody else does.</summary>
public enum LiveSessionKind
{
    /// <summary>Anything.</summary>
    Ordinary,

    /// <summary>A dump: it reads every table and ends when it has all of them.</summary>
    Dump,

    /// <summary>A vacuum against transaction id wraparound, which does not give way as other automatic ones do.</summary>
    WraparoundVacuum,

    /// <summary>An automatic vacuum, which ends as soon as somebody waits for it.</summary>
    AutoVacuum,
}
