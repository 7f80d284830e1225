namespace Ferry.Core.Backfills;

/// <summary>Steers how many rows a batch takes, so that it takes about as long as it should.</summary>
/// <param name="target">How long a batch should take.</param>
public sealed class BatchSize(TimeSpan target)
{
    private const int Smallest = 10;
    private const int Largest = 1_000_000;
    private const int First = 1_000;

    /// <summary>How many keys the next batch takes.</summary>
    public int Keys { get; private set; } = First;

    /// <summary>Learns from a batch of that size.</summary>
    /// <param name="elapsed">How long it took.</param>
    public void Learn(TimeSpan elapsed) => Change(Math.Clamp(target / elapsed, 0.5, 2));

    /// <summary>Takes fewer: the batch met the lock of somebody else.</summary>
    public void Shrink() => Change(0.5);

    private void Change(double factor) => Keys = (int)Math.Clamp(Keys * factor, Smallest, Largest);
}
