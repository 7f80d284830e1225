using Ferry.Core.Ledgers;

namespace Ferry.Ports;

/// <summary>Under what terms migrations are executed.</summary>
/// <param name="IsInLedger">True to keep the ledger, which has to be there; without it an interrupted migration of several transactions cannot go on where it was.</param>
/// <param name="Plan">The hash of the whole plan.</param>
/// <param name="Assumption">What to take for true of a statement of which nothing tells whether it ran.</param>
public sealed record ExecutionTerms(bool IsInLedger, string Plan, Assumption Assumption = Assumption.None)
{
    /// <summary>Without a ledger, as in a sandbox.</summary>
    public static ExecutionTerms Bare { get; } = new(IsInLedger: false, Plan: "");
}
