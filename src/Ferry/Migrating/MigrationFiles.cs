using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>The source files of migrations.</summary>
/// <param name="settings">The repository's settings.</param>
public sealed class MigrationFiles(FerrySettings settings)
{
    /// <summary>Finds the file a person would open to see what a migration does in one direction.</summary>
    /// <param name="id">The migration.</param>
    /// <param name="direction">Apply or revert.</param>
    /// <returns>The SQL file of a hand-written pair, else the C# file, relative to the root with forward slashes; null when there is none.</returns>
    public string? Find(MigrationId id, Direction direction) =>
        Of(id).Where(file => !file.EndsWith(direction == Direction.Up ? ".down.sql" : ".up.sql", StringComparison.Ordinal))
            .Where(file => !file.EndsWith(".Designer.cs", StringComparison.Ordinal))
            .OrderBy(file => file.EndsWith(".sql", StringComparison.Ordinal) ? 0 : 1)
            .FirstOrDefault();

    /// <summary>Lists every file of one migration.</summary>
    /// <param name="id">The migration.</param>
    /// <returns>Paths relative to the root with forward slashes, in ordinal order.</returns>
    public IReadOnlyList<string> Of(MigrationId id) => !Directory.Exists(settings.MigrationsFolder)
        ? []
        : [.. Directory.EnumerateFiles(settings.MigrationsFolder, id + ".*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(settings.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}
