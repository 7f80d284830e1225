using Ferry.Core.Drift;

namespace Ferry.Core.Backups;

/// <summary>A restored database held against the backup it came from.</summary>
/// <param name="Problems">What is not as it was.</param>
/// <param name="Remarks">What differs and is no fault of the backup.</param>
public sealed record RestoredComparison(IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks)
{
    private const int MostTold = 20;

    /// <summary>Compares.</summary>
    /// <param name="manifest">What the backup says.</param>
    /// <param name="schema">The schema that was backed up.</param>
    /// <param name="counts">The rows of the restored tables.</param>
    /// <param name="restored">The restored schema.</param>
    /// <param name="major">Major version of the server it was restored to; another one writes some definitions differently.</param>
    /// <returns>The result.</returns>
    /// <remarks>Pure. pg_dump does not keep versions of extensions: the server's usual one is made.</remarks>
    public static RestoredComparison Of(BackupManifest manifest, DatabaseSchema schema, IReadOnlyList<TableCount> counts, DatabaseSchema restored, int major)
    {
        var found = counts.ToDictionary(one => one.Table, one => one.Rows);
        var rows = manifest.Counts
            .Where(table => found.GetValueOrDefault(table.Table, -1) != table.Rows)
            .Select(table => found.TryGetValue(table.Table, out var number) ? $"{table.Table} has {number:N0} rows instead of {table.Rows:N0}" : $"{table.Table} is missing");
        var more = found.Keys.Except(manifest.Counts.Select(table => table.Table)).Select(table => $"{table} is not in the backup");
        var differences = SchemaDiff.Between(schema, restored).ToLookup(one => major == manifest.Source.Major && one is not { Kind: "extension", Change: "changed" });
        return new RestoredComparison(
            [.. rows.Concat(more).Concat(differences[true].Select(Say)).Take(MostTold)],
            [.. differences[false].Select(Say).Take(MostTold)]);
    }

    private static string Say(SchemaDifference one) => one.Change switch
    {
        "missing" => $"{one.Kind} {one.Name} is missing",
        "added" => $"{one.Kind} {one.Name} was not backed up",
        _ => $"{one.Kind} {one.Name} is \"{one.To}\" instead of \"{one.From}\"",
    };
}
