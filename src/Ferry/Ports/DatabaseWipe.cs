using Ferry.Core.Outcomes;

namespace Ferry.Ports;

/// <summary>What came of dropping everything in a database.</summary>
public abstract record DatabaseWipe
{
    private DatabaseWipe()
    {
    }

    /// <summary>It is empty but for the ledger and what belongs to others.</summary>
    /// <param name="Dropped">What was dropped, each with its kind, such as <c>table public.orders</c>; what went with a schema is not listed by itself.</param>
    /// <param name="Left">What belongs to other roles and is still there.</param>
    public sealed record Wiped(IReadOnlyList<string> Dropped, IReadOnlyList<string> Left) : DatabaseWipe;

    /// <summary>The server refused to drop something; everything is still there.</summary>
    /// <param name="What">What could not be dropped.</param>
    /// <param name="Error">What the server said.</param>
    public sealed record Untouched(string What, ServerError Error) : DatabaseWipe;
}
