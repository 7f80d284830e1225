using Ferry.Core.Migrations;

namespace Ferry.Core.Status;

/// <summary>A migration whose SQL is another one now than when it was applied.</summary>
/// <param name="Id">The migration.</param>
/// <param name="ProductVersion">The EF Core version that applied it; another version may write SQL differently without an edit.</param>
/// <param name="Statement">The number of the first statement that differs.</param>
/// <param name="Was">That statement as it was applied; null where there was none.</param>
/// <param name="Is">That statement as the code has it now; null where there is none.</param>
public sealed record EditedMigration(MigrationId Id, string ProductVersion, int Statement, string? Was, string? Is);
