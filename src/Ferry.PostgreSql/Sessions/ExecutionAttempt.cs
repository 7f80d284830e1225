using Ferry.Ports;

namespace Ferry.PostgreSql.Sessions;

/// <summary>What one connection could tell about running a migration.</summary>
/// <param name="Ending">How it ended, as far as the connection could see.</param>
/// <param name="IsLost">True when the connection broke, so that the server has to be asked what became of it.</param>
internal sealed record ExecutionAttempt(MigrationExecution Ending, bool IsLost = false);
