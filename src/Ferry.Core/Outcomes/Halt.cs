using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Outcomes;

/// <summary>Why a run ended before its plan did.</summary>
public abstract record Halt
{
    private Halt()
    {
    }

    /// <summary>The migration at which it halted.</summary>
    public abstract MigrationId Migration { get; }

    /// <summary>True when the statement ran outside a transaction and may have left something behind, such as an invalid index.</summary>
    public bool MayLeaveTraces { get; init; }

    /// <summary>A statement failed.</summary>
    /// <param name="Statement">Which one, and what the server said.</param>
    public sealed record Failed(FailedStatement Statement) : Halt
    {
        /// <inheritdoc/>
        public override MigrationId Migration => Statement.Migration;
    }

    /// <summary>The operator asked to stop (Ctrl+C, SIGTERM).</summary>
    /// <param name="Id">The migration that was running or would have been next.</param>
    public sealed record Cancelled(MigrationId Id) : Halt
    {
        /// <inheritdoc/>
        public override MigrationId Migration => Id;
    }

    /// <summary>An earlier run began a statement outside a transaction and broke off, and nothing tells whether it ran.</summary>
    /// <param name="Id">The migration.</param>
    /// <param name="Statement">The statement.</param>
    public sealed record Uncertain(MigrationId Id, PlannedStatement Statement) : Halt
    {
        /// <inheritdoc/>
        public override MigrationId Migration => Id;
    }

    /// <summary>An earlier run committed part of the migration, and that part reads differently now.</summary>
    /// <param name="Id">The migration.</param>
    /// <param name="Statement">The last statement of the first part that differs.</param>
    /// <param name="Contexts">What else is said of the environment now; null where the same is, so that its author has edited it.</param>
    public sealed record Edited(MigrationId Id, PlannedStatement Statement, ContextChange? Contexts = null) : Halt
    {
        /// <inheritdoc/>
        public override MigrationId Migration => Id;
    }
}
