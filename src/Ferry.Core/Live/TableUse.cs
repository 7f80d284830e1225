namespace Ferry.Core.Live;

/// <summary>What a statement does to a table, as far as its text shows it.</summary>
/// <param name="Name">The table, or an index of it, every part of the name quoted; it need not be there.</param>
/// <param name="Mode">The lock that the statement takes, or for whose holders it waits.</param>
/// <param name="Disk">What it writes anew.</param>
public sealed record TableUse(string Name, LockMode Mode, DiskUse Disk = DiskUse.None)
{
    /// <summary>The column whose type changes, without quotes; null for none.</summary>
    public string? Column { get; init; }

    /// <summary>The column's new type as it is written; null for none.</summary>
    public string? NewType { get; init; }

    /// <summary>True when the tables that its foreign keys lead to are locked alike.</summary>
    public bool WithReferenced { get; init; }

    /// <summary>The only constraint that counts for <see cref="WithReferenced"/>, without quotes; null for all.</summary>
    public string? Constraint { get; init; }
}
