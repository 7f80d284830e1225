using Ferry.Core.Migrations;

namespace Ferry.Ports;

/// <summary>A migration that was just written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Files">The files, relative to the root with forward slashes.</param>
public sealed record WrittenMigration(MigrationId Id, IReadOnlyList<string> Files);
