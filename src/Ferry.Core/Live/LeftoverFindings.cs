using System.Text.RegularExpressions;
using Ferry.Core.Rendering;
using Ferry.Core.Sql;

namespace Ferry.Core.Live;

/// <summary>Judges what interrupted and unfinished changes have left.</summary>
internal static class LeftoverFindings
{
    private const int Shown = 5;

    public static IEnumerable<LiveFinding> Of(TouchedTables touched, LiveFacts facts)
    {
        // The run takes these away itself.
        var invalid = facts.InvalidIndexes.Where(index => !IsIn(index, touched.Repaired)).ToList();
        foreach (var index in invalid.Where(index => IsIn(index, touched.Indexes)))
        {
            yield return new LiveFinding(
                "invalid index", $"{index.InSql} on {index.Table}, which the plan makes, is there already and not valid: a build broke off",
                $"DROP INDEX CONCURRENTLY {index.InSql}", LiveWeight.Lasting);
        }

        var others = invalid.Where(index => !IsIn(index, touched.Indexes)).ToList();
        if (others.Count > 0)
        {
            yield return new LiveFinding(
                "invalid index", $"{Some(others, index => $"{index.InSql} on {index.Table}")}: no query uses {(others.Count == 1 ? "it, every write keeps it" : "them, every write keeps them")} up to date",
                string.Join("; ", others.Take(Shown).Select(index => $"{(IsOfRebuild(index) ? "DROP" : "REINDEX")} INDEX CONCURRENTLY {index.InSql}")) + (others.All(IsOfRebuild) ? "" : "; or DROP INDEX CONCURRENTLY"), LiveWeight.Noted);
        }

        var open = facts.NotValid.Where(constraint => !touched.Validated.Contains(constraint.Name)).ToList();
        if (open.Count > 0)
        {
            yield return new LiveFinding(
                "NOT VALID", $"{Some(open, constraint => $"{constraint.InSql} on {constraint.Table}")}: rows from before {(open.Count == 1 ? "it" : "them")} were not checked",
                string.Join("; ", open.Take(Shown).Select(constraint => $"ALTER TABLE {constraint.Table} VALIDATE CONSTRAINT {constraint.InSql}")), LiveWeight.Noted);
        }
    }

    private static bool IsIn(Leftover index, IReadOnlyCollection<string> names) => names.Contains(index.Name) || names.Contains($"{index.Schema}.{index.Name}");

    // What a rebuild has left beside the index that it was for: to rebuild it would make a second one.
    private static bool IsOfRebuild(Leftover index) => Regex.IsMatch(index.Name, ConcurrentRebuild.Leftover, RegexOptions.CultureInvariant);

    private static string Some(List<Leftover> all, Func<Leftover, string> words) =>
        string.Join(", ", all.Take(Shown).Select(words)) + (all.Count > Shown ? $" and {Count.Of(all.Count - Shown, "other")}" : "");
}
