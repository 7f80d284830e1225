namespace Ferry.Core.Status;

/// <summary>A look at something that costs more than a query.</summary>
/// <typeparam name="TSight">What is seen.</typeparam>
public abstract record Look<TSight>
{
    private Look()
    {
    }

    /// <summary>It was not taken.</summary>
    public sealed record NotTaken : Look<TSight>;

    /// <summary>It was taken and nothing could be told.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Fix">What to do about it; null where nothing can be done.</param>
    public sealed record Unknown(string Reason, string? Fix) : Look<TSight>;

    /// <summary>It was taken.</summary>
    /// <param name="Sight">What was seen.</param>
    public sealed record Taken(TSight Sight) : Look<TSight>;
}
