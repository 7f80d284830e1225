namespace Ferry.Core.Backups;

/// <summary>One row of EF Core's history in a backup.</summary>
/// <param name="Id">The migration.</param>
/// <param name="ProductVersion">The EF Core version that recorded it.</param>
public sealed record BackedUpMigration(string Id, string ProductVersion);
