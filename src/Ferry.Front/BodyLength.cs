namespace Ferry.Front;

/// <summary>How far the body of a message goes.</summary>
internal abstract record BodyLength
{
    private BodyLength()
    {
    }

    internal static BodyLength None { get; } = new Exactly(0);

    internal static BodyLength Chunked { get; } = new InChunks();

    internal static BodyLength UntilEnd { get; } = new ToTheEnd();

    internal static BodyLength Of(long count) => new Exactly(count);

    /// <summary>So many bytes.</summary>
    internal sealed record Exactly(long Count) : BodyLength;

    /// <summary>Chunks, each with its length before it, and a last one of length 0.</summary>
    internal sealed record InChunks : BodyLength;

    /// <summary>Until the connection ends.</summary>
    internal sealed record ToTheEnd : BodyLength;
}
