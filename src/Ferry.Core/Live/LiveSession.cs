using Ferry.Core.Outcomes;

namespace Ferry.Core.Live;

/// <summary>A session of somebody else that is in a transaction.</summary>
/// <param name="Who">Who it is, and for how long its transaction is open where that can be seen.</param>
/// <param name="Kind">What it does.</param>
/// <param name="HasSnapshot">True when a concurrent index has to wait for it, whichever tables it uses.</param>
/// <param name="Locks">Its locks on tables of the plan.</param>
/// <param name="OtherTables">How many other tables it has locked.</param>
public sealed record LiveSession(Blocker Who, LiveSessionKind Kind, bool HasSnapshot, IReadOnlyList<HeldLock> Locks, int OtherTables);
