using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>A run stopped after it had changed something.</summary>
/// <param name="Notice">What is the case now, and the way on.</param>
public sealed record Stopped(Notice Notice) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.StoppedPartway;
}
