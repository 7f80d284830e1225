using Ferry.Core.Migrations;

namespace Ferry.Core.Status;

/// <summary>One row of EF Core's history table: a migration that is applied.</summary>
/// <param name="Id">The migration.</param>
/// <param name="ProductVersion">The EF Core version that recorded it.</param>
public sealed record HistoryRow(MigrationId Id, string ProductVersion);
