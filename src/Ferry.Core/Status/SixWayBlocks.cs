using Ferry.Core.Drift;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>The tables of a six-way status, for people.</summary>
internal static class SixWayBlocks
{
    private const int MostDifferences = 20;
    private const int LongestText = 60;

    /// <summary>One row for each of the six, and below it what was found.</summary>
    internal static IEnumerable<Block> Of(SixWayStatus status) =>
        Details(status).Prepend(new Table(["look", "result", "detail"], [.. status.Lines.Select(line => (IReadOnlyList<Cell>)[line.Name, Cell(line.Verdict), line.Detail])]));

    /// <summary>What was found; no table where nothing was.</summary>
    internal static IEnumerable<Block> Details(SixWayStatus status)
    {
        if (status.History is { } history && Open(history).ToList() is { Count: > 0 } open)
            yield return new Table(["migration", "state"], [.. open.Select(id => (IReadOnlyList<Cell>)[id.Value, MigrationStates.Cell(history.StateOf(id))])]);
        if (status.Edited is Look<EditedSight>.Taken { Sight.Edited: { Count: > 0 } edited })
            yield return new Table(["edited since applied", "with EF Core", "statement", "as it was applied", "as it is now"], [.. edited.Select(Row)]);
        if (status.Drift is Look<DriftSight>.Taken { Sight.Differences: { Count: > 0 } differences })
            yield return new Table(["drift", "expected", "found", "to go back"], [.. Rows(differences)]);
    }

    internal static string Word(StatusVerdict verdict) => verdict switch
    {
        StatusVerdict.Clean => "clean",
        StatusVerdict.Found => "found",
        StatusVerdict.Unknown => "unknown",
        StatusVerdict.NotLookedAt => "not looked at",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Migrations.MigrationId> Open(MigrationStatus history) => history.Pending.Concat(history.Missing).Order();

    private static Cell Cell(StatusVerdict verdict) => new(Word(verdict), verdict switch
    {
        StatusVerdict.Clean => Tone.Good,
        StatusVerdict.Found => Tone.Bad,
        StatusVerdict.Unknown => Tone.Notable,
        _ => Tone.Muted,
    });

    private static IReadOnlyList<Cell> Row(EditedMigration one) =>
        [one.Id.Value, one.ProductVersion, $"{one.Statement}", Short(one.Was, "none"), Short(one.Is, "none")];

    private static IEnumerable<IReadOnlyList<Cell>> Rows(IReadOnlyList<DriftDifference> differences)
    {
        foreach (var one in differences.Take(MostDifferences)) yield return [one.What, Short(one.Expected, "none"), Short(one.Found, "none"), one.Fix];
        if (differences.Count > MostDifferences) yield return [$"… and {differences.Count - MostDifferences} more: --json=PATH has them all", "", "", ""];
    }

    private static Cell Short(string? text, string nothing)
    {
        if (string.IsNullOrEmpty(text)) return new Cell(text is null ? nothing : "there", Tone.Muted);
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestText ? line : line[..(LongestText - 1)] + "…";
    }
}
