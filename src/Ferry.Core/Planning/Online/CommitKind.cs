namespace Ferry.Core.Planning.Online;

/// <summary>How a step of an online form is committed.</summary>
internal enum CommitKind
{
    /// <summary>In a transaction that begins with it.</summary>
    Own,

    /// <summary>In the transaction of the step before.</summary>
    Joined,

    /// <summary>By itself: no transaction may hold it.</summary>
    Alone,
}
