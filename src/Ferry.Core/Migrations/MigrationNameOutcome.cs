namespace Ferry.Core.Migrations;

/// <summary>What <see cref="MigrationName.From"/> made of a message.</summary>
public abstract record MigrationNameOutcome
{
    private MigrationNameOutcome()
    {
    }

    /// <summary>The message gives a good name.</summary>
    /// <param name="Name">A PascalCase class name.</param>
    public sealed record Accepted(string Name) : MigrationNameOutcome;

    /// <summary>The message gives no name, or one that would do harm.</summary>
    /// <param name="Reason">A sentence that quotes the message as it was written.</param>
    /// <param name="Suggestion">A sentence that says what to write instead.</param>
    public sealed record Refused(string Reason, string Suggestion) : MigrationNameOutcome;
}
