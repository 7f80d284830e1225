namespace Ferry.Core.Live;

/// <summary>A lock that somebody else holds.</summary>
/// <param name="Name">The name by which the plan calls the table, or the table whose partition or referenced table this is.</param>
/// <param name="Table">The locked table with its schema.</param>
/// <param name="Mode">The mode.</param>
public sealed record HeldLock(string Name, string Table, LockMode Mode);
