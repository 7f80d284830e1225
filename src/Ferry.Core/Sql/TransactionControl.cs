namespace Ferry.Core.Sql;

/// <summary>Knows the statements that begin, end or divide a transaction.</summary>
/// <remarks>Manual, "SQL Commands". A COMMIT in the SQL of a migration would end the transaction that protects it.</remarks>
public static class TransactionControl
{
    /// <summary>Tells whether a statement controls transactions: begins, ends, prepares or divides one.</summary>
    /// <param name="statement">One statement.</param>
    /// <returns>True for BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE, PREPARE TRANSACTION.</returns>
    public static bool Is(SqlStatement statement) => StatementWords.Of(statement.Text) switch
    {
        ["BEGIN" or "COMMIT" or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE", ..] => true,
        ["START" or "PREPARE", "TRANSACTION", ..] => true,
        _ => false,
    };

    /// <summary>Tells whether a statement ends the transaction it runs in, so that what came before can no longer be undone with the rest.</summary>
    /// <param name="statement">One statement.</param>
    /// <returns>True for COMMIT, END, ABORT, PREPARE TRANSACTION and for ROLLBACK unless it goes back to a savepoint.</returns>
    public static bool Ends(SqlStatement statement) => StatementWords.Of(statement.Text) switch
    {
        ["COMMIT" or "ROLLBACK", "PREPARED", ..] => false,
        ["ROLLBACK", "TO", ..] or ["ROLLBACK", "WORK" or "TRANSACTION", "TO", ..] => false,
        ["COMMIT" or "END" or "ROLLBACK" or "ABORT", ..] or ["PREPARE", "TRANSACTION", ..] => true,
        _ => false,
    };
}
