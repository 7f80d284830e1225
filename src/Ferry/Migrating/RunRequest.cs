using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>What a run is asked to do.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Target">The command's name, shown to others while the run holds the lock.</param>
/// <param name="Direction">Apply or revert.</param>
/// <param name="Select">Chooses the migrations from the state of the database.</param>
public sealed record RunRequest(EnvironmentName Environment, string Target, Direction Direction, Func<MigrationStatus, Selection> Select)
{
    /// <summary>What to take for true of a statement that an interrupted run began and of which nothing tells whether it ran.</summary>
    public Assumption Assumption { get; init; }
}
