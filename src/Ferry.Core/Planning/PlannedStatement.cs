namespace Ferry.Core.Planning;

/// <summary>One statement exactly as it is printed, hashed and executed.</summary>
/// <param name="Number">Its place in its migration, from 1; the history row comes last.</param>
/// <param name="Sql">The text sent to the server, without a closing semicolon.</param>
/// <param name="InTransaction">True when it runs in the migration's transaction, false when it commits by itself.</param>
/// <param name="IsHistory">True for the statement that records the migration in the history.</param>
public sealed record PlannedStatement(int Number, string Sql, bool InTransaction, bool IsHistory = false);
