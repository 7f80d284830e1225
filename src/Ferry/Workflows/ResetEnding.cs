using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>A database that was wiped and has every migration again.</summary>
/// <param name="Applied">What was applied.</param>
/// <param name="Wiped">What was dropped before.</param>
/// <param name="Backup">The backup of what was there; null where there was nothing.</param>
public sealed record ResetEnding(MigrateOutcome.Completed Applied, DatabaseWipe.Wiped Wiped, string? Backup) : IReport
{
    private const int Shown = 5;

    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        $"Fresh start: {Applied.Database} was wiped, and {Count.Of(Applied.Migrations.Count, "migration")} applied to it; it is at {Applied.Current?.Value ?? "no migration"}.",
        [.. Details()]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Wiped.Dropped.Count == 0 ? [] : [new TextBlock("dropped", string.Join('\n', Wiped.Dropped))];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["outcome"] = "reset",
        ["database"] = Applied.Database,
        ["current"] = Applied.Current?.Value,
        ["migrations"] = new JsonArray([.. Applied.Migrations.Select(id => (JsonNode)id.Value)]),
        ["dropped"] = new JsonArray([.. Wiped.Dropped.Select(one => (JsonNode)one)]),
        ["left"] = new JsonArray([.. Wiped.Left.Select(one => (JsonNode)one)]),
        ["backup"] = Backup,
    };

    /// <summary>Says where the database is as it was before, and what of it was not touched.</summary>
    /// <returns>Details of a message.</returns>
    internal static IEnumerable<NoticeDetail> Traces(DatabaseWipe.Wiped wiped, string? backup)
    {
        if (wiped.Left.Count > 0) yield return new NoticeDetail("left", $"{string.Join(", ", wiped.Left.Take(Shown))}{(wiped.Left.Count > Shown ? $" and {wiped.Left.Count - Shown} more" : "")}: other roles own them");
        if (backup is not null) yield return new NoticeDetail("backup", $"{backup} has the database as it was before");
    }

    private IEnumerable<NoticeDetail> Details()
    {
        foreach (var trace in Traces(Wiped, Backup)) yield return trace;
        yield return new NoticeDetail("app", "it was not touched; deploy records a release again");
    }
}
