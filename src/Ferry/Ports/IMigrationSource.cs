using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Ports;

/// <summary>The migrations of the code, and the SQL that EF Core makes of them.</summary>
public interface IMigrationSource
{
    /// <summary>The ids of all migrations in the code, oldest first.</summary>
    /// <remarks>Cheap: reads attributes only; no EF Core model is built.</remarks>
    IReadOnlyList<MigrationId> Ids { get; }

    /// <summary>What was said of the environment in this run.</summary>
    ContextValues Contexts { get; }

    /// <summary>The history table as it is written in SQL, schema included.</summary>
    string HistoryTable { get; }

    /// <summary>The statement that makes the history table if it is not there.</summary>
    string CreateHistorySql { get; }

    /// <summary>Generates the commands that apply a migration.</summary>
    /// <param name="id">A migration of <see cref="Ids"/>.</param>
    /// <param name="contexts">What its operations are told of the environment; null for <see cref="Contexts"/>.</param>
    /// <returns>The commands, the history row not among them.</returns>
    /// <remarks>Safe to call from several threads at once.</remarks>
    IReadOnlyList<GeneratedCommand> Up(MigrationId id, ContextValues? contexts = null);

    /// <summary>Generates the commands that revert a migration.</summary>
    /// <param name="id">A migration of <see cref="Ids"/>.</param>
    /// <param name="previous">The migration that is the newest afterwards; null when none is.</param>
    /// <param name="contexts">What its operations are told of the environment; null for <see cref="Contexts"/>.</param>
    /// <returns>The commands, or why there is no way down.</returns>
    DownCommands Down(MigrationId id, MigrationId? previous, ContextValues? contexts = null);

    /// <summary>Tells whether a migration keeps the form that EF Core generates for it, on tables with rows, too.</summary>
    /// <param name="id">A migration of <see cref="Ids"/>.</param>
    /// <returns>Its author's reason, as written; null when it does not.</returns>
    string? OfflineReason(MigrationId id);

    /// <summary>Makes the statement that records a migration as applied.</summary>
    /// <param name="id">A migration.</param>
    /// <returns>An INSERT into the history table.</returns>
    string RecordSql(MigrationId id);

    /// <summary>Makes the statement that records a migration as no longer applied.</summary>
    /// <param name="id">A migration.</param>
    /// <returns>A DELETE from the history table.</returns>
    string ForgetSql(MigrationId id);
}
