namespace Ferry.Core.Sql;

/// <summary>What <see cref="PsqlText.Adapt"/> made of a text.</summary>
public abstract record PsqlTextOutcome
{
    private PsqlTextOutcome()
    {
    }

    /// <summary>psql passes the text to the server without changing it.</summary>
    /// <param name="Text">The text; it differs from the original by white space at most.</param>
    public sealed record Adapted(string Text) : PsqlTextOutcome;

    /// <summary>psql would do something else with the text, and no other spelling is known to be the same.</summary>
    /// <param name="Obstacles">All places, in order.</param>
    public sealed record Refused(IReadOnlyList<PsqlObstacle> Obstacles) : PsqlTextOutcome;
}
