namespace Ferry.Core.Outcomes;

/// <summary>How the process ends; the numbers are part of the public contract.</summary>
public enum ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    Done = 0,

    /// <summary>An unexpected failure; the message says what state the database is in.</summary>
    Failed = 1,

    /// <summary>The call was wrong; nothing was run.</summary>
    Usage = 2,

    /// <summary>Refused by a gate or a missing confirmation; nothing was changed.</summary>
    Refused = 3,

    /// <summary>A migration failed and was rolled back completely.</summary>
    RolledBack = 4,

    /// <summary>Some statements are applied; the message lists them and the way on.</summary>
    StoppedPartway = 5,

    /// <summary>Another run holds the environment.</summary>
    Busy = 6,

    /// <summary>The app failed after the migrations; the previous release is running again.</summary>
    AppFailed = 7,
}
