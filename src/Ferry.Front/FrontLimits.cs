namespace Ferry.Front;

/// <summary>How long a front has patience.</summary>
/// <param name="Pause">How long a request waits for a release that serves.</param>
/// <param name="Connect">How long a release that serves may refuse connections.</param>
/// <param name="Idle">How long a client may say nothing between requests, or take for the head of one.</param>
/// <param name="Reuse">How long a connection to the release is kept for the client's next request; less than any server keeps it.</param>
/// <param name="Drain">How long requests in progress may take when the front itself is ended.</param>
internal sealed record FrontLimits(TimeSpan Pause, TimeSpan Connect, TimeSpan Idle, TimeSpan Reuse, TimeSpan Drain)
{
    internal static FrontLimits Everyday { get; } = new(
        Pause: TimeSpan.FromSeconds(60), Connect: TimeSpan.FromSeconds(5), Idle: TimeSpan.FromSeconds(120),
        Reuse: TimeSpan.FromSeconds(15), Drain: TimeSpan.FromSeconds(30));
}
