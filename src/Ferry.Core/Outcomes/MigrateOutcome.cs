using System.Text.Json.Nodes;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>How applying or reverting migrations ended.</summary>
public abstract record MigrateOutcome : IOutcome
{
    private MigrateOutcome()
    {
    }

    /// <inheritdoc/>
    public abstract ExitCode ExitCode { get; }

    /// <inheritdoc/>
    public Notice Notice => MigrateNotices.Of(this);

    /// <inheritdoc/>
    public JsonObject ToJson() => MigrateJson.Of(this);

    /// <summary>There was nothing to do.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Current">The newest applied migration; null when none is.</param>
    public sealed record UpToDate(string Database, MigrationId? Current) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Done;
    }

    /// <summary>Everything asked for ran.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Direction">Whether migrations were applied or reverted.</param>
    /// <param name="Migrations">Those that this run ran, in order.</param>
    /// <param name="Current">The newest applied migration now; null when none is.</param>
    /// <param name="Elapsed">How long the run took.</param>
    public sealed record Completed(string Database, Direction Direction, IReadOnlyList<MigrationId> Migrations, MigrationId? Current, TimeSpan Elapsed) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Done;
    }

    /// <summary>The plan was refused before anything was changed.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(Notice Reason) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Refused;
    }

    /// <summary>A statement failed, or the run was cancelled, and the database is as it was before the run.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Halt">Where and why it halted.</param>
    /// <param name="Current">The newest applied migration; null when none is.</param>
    public sealed record RolledBack(string Database, Halt Halt, MigrationId? Current) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => Halt is Halt.Failed ? ExitCode.RolledBack : ExitCode.Failed;
    }

    /// <summary>A statement failed, or the run was cancelled, after something of this run had been committed.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Halt">Where and why it halted.</param>
    /// <param name="Direction">Whether migrations were being applied or reverted.</param>
    /// <param name="Ran">Whole migrations that this run ran.</param>
    /// <param name="Remaining">Whole migrations of the plan that did not run, the halted one not among them.</param>
    /// <param name="Committed">Statements of the halted migration that are committed, by this run or one before; they are not undone.</param>
    public sealed record StoppedPartway(
        string Database, Halt Halt, Direction Direction, IReadOnlyList<MigrationId> Ran, IReadOnlyList<MigrationId> Remaining,
        IReadOnlyList<PlannedStatement> Committed) : MigrateOutcome
    {
        /// <summary>True when the ledger knows how far the halted migration came, so that the next run goes on there.</summary>
        public bool CanResume { get; init; }

        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.StoppedPartway;
    }

    /// <summary>The connection was lost and the server could not be asked what it had done.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Halt">Where and why it halted.</param>
    /// <param name="Ran">Whole migrations that this run is known to have run.</param>
    public sealed record Unknown(string Database, Halt Halt, IReadOnlyList<MigrationId> Ran) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Failed;
    }

    /// <summary>Another run holds the database and did not end within the time to wait.</summary>
    /// <param name="Database">Address of the database, without secrets.</param>
    /// <param name="Owner">Who holds it; null when it could not be seen.</param>
    /// <param name="Waited">How long this run waited.</param>
    public sealed record Busy(string Database, LockOwner? Owner, TimeSpan Waited) : MigrateOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Busy;
    }
}
