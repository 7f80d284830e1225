using Ferry.Core.Backups;
using Ferry.Core.Drift;

namespace Ferry.Ports;

/// <summary>What a dump holds, as seen in its snapshot.</summary>
/// <param name="Source">The database.</param>
/// <param name="History">The rows of EF Core's history, oldest first.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Counts">The rows of every table.</param>
/// <param name="Tool">The program that made it.</param>
/// <param name="Run">The id of the run that made it.</param>
public sealed record Dump(
    BackupSource Source, IReadOnlyList<BackedUpMigration> History, DatabaseSchema Schema, IReadOnlyList<TableCount> Counts, string Tool, string Run);
