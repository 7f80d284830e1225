namespace Ferry.Core.Backups;

/// <summary>Chooses the backups that may go.</summary>
public static class Retention
{
    /// <summary>Chooses among the backups of one environment.</summary>
    /// <param name="backups">All that are whole: id and when it was created.</param>
    /// <param name="keep">How many of the newest stay, whatever their age; at least one does.</param>
    /// <param name="keepFor">How long each stays.</param>
    /// <param name="needed">Ids that a release needs.</param>
    /// <param name="now">The time now.</param>
    /// <returns>Ids, oldest first.</returns>
    /// <remarks>Pure.</remarks>
    public static IReadOnlyList<string> PlanRemoval(
        IEnumerable<(string Id, DateTimeOffset Created)> backups, int keep, TimeSpan keepFor, IReadOnlyCollection<string> needed, DateTimeOffset now) =>
        [.. backups
            .OrderByDescending(backup => backup.Created).ThenByDescending(backup => backup.Id, StringComparer.Ordinal)
            .Skip(Math.Max(1, keep))
            .Where(backup => now - backup.Created > keepFor && !needed.Contains(backup.Id))
            .Select(backup => backup.Id)
            .Reverse()];
}
