using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>A migration failed on the way back, and everything is as it was.</summary>
/// <param name="Notice">What failed, and what runs now.</param>
public sealed record RolledBackAgain(Notice Notice) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.RolledBack;
}
