namespace Ferry.Core.Planning;

/// <summary>Which way a migration is run.</summary>
public enum Direction
{
    /// <summary>Apply it.</summary>
    Up,

    /// <summary>Revert it.</summary>
    Down,
}
