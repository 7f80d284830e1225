using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>A command did what it was asked, or there was nothing to do.</summary>
/// <param name="Notice">What is the case now.</param>
public sealed record Done(Notice Notice) : IOutcome
{
    /// <summary>Makes the outcome from one sentence.</summary>
    /// <param name="message">What is the case now.</param>
    public Done(string message)
        : this(new Notice(message))
    {
    }

    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;
}
