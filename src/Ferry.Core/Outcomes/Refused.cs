using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>A gate said no before anything was changed.</summary>
/// <param name="Notice">Why, and what to do.</param>
public sealed record Refused(Notice Notice) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Refused;
}
