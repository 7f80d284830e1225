namespace Ferry.Core.Planning;

/// <summary>How an applied migration can be undone, known when it is applied and kept with it.</summary>
/// <param name="Statements">The SQL of its Down, the history row not included; empty where there is an obstacle, and where there is nothing to undo.</param>
/// <param name="Obstacle">Why it cannot be undone; null when it can.</param>
public sealed record WayBack(IReadOnlyList<PlannedStatement> Statements, string? Obstacle)
{
    /// <summary>True when the author of the migration says that it cannot be undone, by a Down that throws.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>True when the statements undo the migration.</summary>
    public bool IsThere => Obstacle is null;
}
