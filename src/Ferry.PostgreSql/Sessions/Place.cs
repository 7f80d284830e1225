using Ferry.Core.Planning;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Where in a migration the executor is.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Group">The statements that commit together.</param>
/// <param name="IsFirst">True for the first group that this run executes.</param>
/// <param name="IsLast">True for the group with the history row.</param>
/// <param name="WasStarted">True when an earlier run began the statement and nobody recorded how it ended.</param>
internal sealed record Place(PlannedMigration Migration, IReadOnlyList<PlannedStatement> Group, bool IsFirst, bool IsLast, bool WasStarted)
{
    /// <summary>True when the migration is being applied.</summary>
    public bool IsUp => Migration.Direction == Direction.Up;
}
