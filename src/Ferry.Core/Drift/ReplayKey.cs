using System.Globalization;
using Ferry.Core.Planning;

namespace Ferry.Core.Drift;

/// <summary>Names the schema that a history produces, so that it can be kept and found again.</summary>
public static class ReplayKey
{
    /// <summary>Hashes everything that decides how the schema reads.</summary>
    /// <param name="form">The form of what reads it.</param>
    /// <param name="like">The surroundings of the database.</param>
    /// <param name="migrations">What is applied, in order.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Of(string form, SchemaSurroundings like, IEnumerable<PlannedMigration> migrations) =>
        TextHash.Of([form, like.Major.ToString(CultureInfo.InvariantCulture), like.Schema, string.Join('\0', like.Roles), .. migrations.Select(migration => migration.Checksum)]);
}
