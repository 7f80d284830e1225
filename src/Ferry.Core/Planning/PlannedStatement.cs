namespace Ferry.Core.Planning;

/// <summary>One statement exactly as it is printed, hashed and executed.</summary>
/// <param name="Number">Its place in its migration, from 1; the history row comes last.</param>
/// <param name="Sql">The text sent to the server, without a closing semicolon.</param>
/// <param name="InTransaction">True when it runs in the migration's transaction, false when it commits by itself.</param>
/// <param name="IsHistory">True for the statement that records the migration in the history.</param>
public sealed record PlannedStatement(int Number, string Sql, bool InTransaction, bool IsHistory = false)
{
    /// <summary>True when what comes before it in a transaction is committed first, and another transaction begins with it.</summary>
    public bool BeginsTransaction { get; init; }

    /// <summary>True when it stays as it is on every table: somebody wrote it by hand, or it belongs to an online form already.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What EF Core generated, where this and what follows is the online form of it; for people, it does not run.</summary>
    public string? InsteadOf { get; init; }
}
