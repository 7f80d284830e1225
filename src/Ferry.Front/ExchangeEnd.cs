namespace Ferry.Front;

/// <summary>How one request ended.</summary>
internal enum ExchangeEnd
{
    /// <summary>Answered; both connections may be used again.</summary>
    Done,

    /// <summary>Answered, and no further request can follow.</summary>
    DoneAndClosed,

    /// <summary>The release closed before its first byte.</summary>
    NoAnswer,

    /// <summary>The release closed within its answer.</summary>
    BrokeOff,
}
