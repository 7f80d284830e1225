using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>A rollback that is confirmed and has its backup.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Address">The database, without secrets.</param>
/// <param name="Run">The run that holds the lock.</param>
/// <param name="App">The app target; null for none.</param>
/// <param name="Ledger">The ledger as it was before.</param>
/// <param name="Plan">From where to where.</param>
/// <param name="Sql">The SQL of it.</param>
/// <param name="Backup">The backup; null where the database is left as it is.</param>
/// <param name="Lost">What is lost by it, one line each.</param>
public sealed record RollbackWay(
    EnvironmentSettings Environment, string Address, IMigrationRun Run, IAppTarget? App, Ledger Ledger, RollbackPlan Plan, Plan Sql, string? Backup, IReadOnlyList<string> Lost);
