using Ferry.Core.Outcomes;

namespace Ferry.Ports;

/// <summary>What came of asking for the run lock.</summary>
public abstract record LockAttempt
{
    private LockAttempt()
    {
    }

    /// <summary>The lock is ours until the run is disposed of.</summary>
    /// <param name="Run">What may be done under it.</param>
    public sealed record Held(IMigrationRun Run) : LockAttempt;

    /// <summary>Another run has it still.</summary>
    /// <param name="Owner">Who holds it; null when it cannot be seen.</param>
    /// <param name="Waited">How long we waited.</param>
    public sealed record HeldElsewhere(LockOwner? Owner, TimeSpan Waited) : LockAttempt;
}
