using Ferry.Core.Planning;

namespace Ferry.Core.Drift;

/// <summary>What decides beside the migrations what they make of an empty database.</summary>
/// <param name="Major">The major version of the server.</param>
/// <param name="Schema">The schema in which things are made whose name says none; empty where there is none.</param>
/// <param name="Roles">The roles that migrations can name, as in GRANT; PostgreSQL's own are not among them.</param>
public sealed record SchemaSurroundings(int Major, string Schema, IReadOnlyList<string> Roles)
{
    /// <summary>Leaves out the roles that no migration names: of those there can be many, and other ones every hour.</summary>
    /// <param name="migrations">The migrations.</param>
    /// <returns>What decides for these migrations.</returns>
    public SchemaSurroundings NamedBy(IReadOnlyList<PlannedMigration> migrations) => this with
    {
        Roles = [.. Roles.Where(role => migrations.Any(migration => migration.Statements.Any(statement => statement.Sql.Contains(role, StringComparison.OrdinalIgnoreCase))))],
    };
}
