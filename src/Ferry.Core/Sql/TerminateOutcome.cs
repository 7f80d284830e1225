namespace Ferry.Core.Sql;

/// <summary>What <see cref="SqlScript.Terminate"/> made of a text.</summary>
public abstract record TerminateOutcome
{
    private TerminateOutcome()
    {
    }

    /// <summary>The text can be followed by another statement.</summary>
    /// <param name="Text">The text with what it needed.</param>
    public sealed record Terminated(string Text) : TerminateOutcome;

    /// <summary>The text cannot be ended without guessing: everything after it would belong to it.</summary>
    /// <param name="Open">What is not closed.</param>
    public sealed record Refused(OpenConstruct Open) : TerminateOutcome;
}
