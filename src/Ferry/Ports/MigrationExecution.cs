using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;

namespace Ferry.Ports;

/// <summary>How running one migration ended.</summary>
public abstract record MigrationExecution
{
    private MigrationExecution()
    {
    }

    /// <summary>Every statement ran and is committed, the history row with it.</summary>
    public sealed record Completed : MigrationExecution;

    /// <summary>Another tool ran it between our reading of the history and now; nothing was done.</summary>
    public sealed record DoneElsewhere : MigrationExecution;

    /// <summary>A statement failed; what was not committed is rolled back.</summary>
    /// <param name="Statement">The statement; number 0 is the COMMIT itself.</param>
    /// <param name="Error">What the server said.</param>
    /// <param name="Committed">Statements of this migration that are committed.</param>
    /// <param name="MayLeaveTraces">True when the statement ran outside a transaction and may have left something behind.</param>
    public sealed record Failed(PlannedStatement Statement, ServerError Error, IReadOnlyList<PlannedStatement> Committed, bool MayLeaveTraces) : MigrationExecution
    {
        /// <summary>The constraint that the statement could not validate, and that stays; null for any other failure.</summary>
        public UnvalidatedConstraint? Constraint { get; init; }
    }

    /// <summary>Cancelled; what was not committed is rolled back.</summary>
    /// <param name="Committed">Statements of this migration that are committed.</param>
    /// <param name="MayLeaveTraces">True when the running statement was outside a transaction and may have left something behind.</param>
    public sealed record Cancelled(IReadOnlyList<PlannedStatement> Committed, bool MayLeaveTraces) : MigrationExecution;

    /// <summary>The connection was lost and the server could not be asked what it did.</summary>
    /// <param name="Statement">The statement that was running; number 0 is the COMMIT itself.</param>
    /// <param name="Error">What the connection said.</param>
    public sealed record Unknown(PlannedStatement Statement, ServerError Error) : MigrationExecution;

    /// <summary>An earlier run began a statement outside a transaction and broke off, and nothing tells whether it ran; nothing was done now.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Committed">Statements of this migration that are committed.</param>
    public sealed record Uncertain(PlannedStatement Statement, IReadOnlyList<PlannedStatement> Committed) : MigrationExecution;

    /// <summary>An earlier run committed part of the migration, and that part now reads differently; nothing was done now.</summary>
    /// <param name="Statement">The last statement of the first part that differs.</param>
    /// <param name="Contexts">What else is said of the environment now; null where the same is, so that its author has edited it.</param>
    public sealed record Edited(PlannedStatement Statement, ContextChange? Contexts = null) : MigrationExecution;
}
