namespace Ferry.Core.Live;

/// <summary>A transaction that was prepared for a two-phase commit and waits for somebody to end it.</summary>
/// <param name="Id">Its global identifier.</param>
/// <param name="Owner">The role that prepared it.</param>
/// <param name="Age">How long ago.</param>
/// <param name="Locks">Its locks on tables of the plan.</param>
public sealed record PreparedTransaction(string Id, string Owner, TimeSpan Age, IReadOnlyList<HeldLock> Locks);
