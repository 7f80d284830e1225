using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>What was to be brought back could not be brought back; somebody has to look.</summary>
/// <param name="Notice">What is the case now, and the way on.</param>
public sealed record Broken(Notice Notice) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Failed;
}
