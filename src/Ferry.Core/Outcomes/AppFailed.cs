using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>The app failed after the migrations.</summary>
/// <param name="Notice">What failed, and what runs now.</param>
public sealed record AppFailed(Notice Notice) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.AppFailed;
}
