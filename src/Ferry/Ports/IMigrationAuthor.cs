using Ferry.Core.Migrations;

namespace Ferry.Ports;

/// <summary>Writes and removes the source files of migrations.</summary>
public interface IMigrationAuthor
{
    /// <summary>Tells whether the model differs from the newest model snapshot.</summary>
    /// <returns>True when a scaffolded migration would not be empty.</returns>
    bool HasModelChanges();

    /// <summary>Tells whether the newest migration was made from the model as all migrations together leave it.</summary>
    /// <returns>False when another one was made beside it, as on two branches that were merged; true, too, where nothing can be told.</returns>
    bool NewestIsLast();

    /// <summary>The names of all types beside the migrations; a migration cannot be called like one of them.</summary>
    /// <returns>Names without namespaces.</returns>
    IReadOnlyCollection<string> TakenNames();

    /// <summary>Scaffolds a migration from the difference between the model and the newest snapshot, and writes it.</summary>
    /// <param name="name">The class name.</param>
    /// <returns>What was written.</returns>
    WrittenMigration Scaffold(string name);

    /// <summary>Writes a migration with nothing in it; the model snapshot stays as it is.</summary>
    /// <param name="name">The class name.</param>
    /// <param name="withSql">True for a class that runs an embedded up.sql and down.sql, which are written too.</param>
    /// <returns>What was written.</returns>
    WrittenMigration WriteEmpty(string name, bool withSql);

    /// <summary>Deletes the newest migration and puts the model snapshot back to the one before.</summary>
    /// <param name="newest">The newest migration of the code.</param>
    /// <param name="previous">The one before; null when there is none.</param>
    /// <returns>The files that were deleted or rewritten, relative to the root.</returns>
    IReadOnlyList<string> Remove(MigrationId newest, MigrationId? previous);
}
