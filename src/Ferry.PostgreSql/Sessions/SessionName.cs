using System.Globalization;
using System.Text;
using Ferry.Core.Planning;

namespace Ferry.PostgreSql.Sessions;

/// <summary>The name under which others see, in pg_stat_activity, what the session that executes is at.</summary>
internal static class SessionName
{
    // NAMEDATALEN - 1; what is longer the server cuts, with a notice where it cuts a letter in two.
    private const int Longest = 63;

    /// <summary>Makes the command that sets the name, such as <c>ferry migrate-up 1a2b3c4d 3/7 20260102030405_AddUsers</c>.</summary>
    /// <param name="label">The name with which the session was opened, see <see cref="RunIdentity.Label"/>; of it target and run stay.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="statement">The statement about to run.</param>
    /// <returns>SQL.</returns>
    public static string Set(string label, PlannedMigration migration, PlannedStatement statement)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', label.Split(' ').Take(3))} {statement.Number}/{migration.Statements.Count} {migration.Id}");
        while (Encoding.UTF8.GetByteCount(name) > Longest) name = name[..^1];
        return $"SET application_name = {Identifiers.Literal(name)}";
    }
}
