using System.Globalization;
using System.Text.RegularExpressions;

namespace Ferry.Core.Backups;

/// <summary>The ids of backups: <c>environment-yyyyMMdd-HHmmss</c>, and <c>-n</c> behind it where the second is taken.</summary>
public static partial class BackupId
{
    /// <summary>Makes an id.</summary>
    /// <param name="environment">The environment; what cannot stand in a file name becomes a hyphen.</param>
    /// <param name="created">When, in any time zone.</param>
    /// <param name="number">1 for the first backup of this second.</param>
    /// <returns>The id.</returns>
    public static string Of(string environment, DateTimeOffset created, int number = 1)
    {
        var id = $"{Usable(environment)}-{created.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
    }

    /// <summary>Tells whether a text is an id, so that no other folder is taken for a backup.</summary>
    /// <param name="text">The name of a folder.</param>
    /// <returns>True when it is one.</returns>
    public static bool Is(string text) => Form().IsMatch(text);

    /// <summary>Tells whether an id was made for an environment.</summary>
    /// <param name="id">The id.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>True when it was.</returns>
    public static bool IsOf(string id, string environment) =>
        Form().Match(id) is { Success: true } match && string.Equals(match.Groups[1].Value, Usable(environment), StringComparison.Ordinal);

    private static string Usable(string environment) => Unusable().Replace(environment, "-").ToLowerInvariant();

    [GeneratedRegex(@"^([a-z0-9._-]+?)-\d{8}-\d{6}(-\d+)?\z")]
    private static partial Regex Form();

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unusable();
}
