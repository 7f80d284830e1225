using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Deploying;

/// <summary>How a rollback ended that went where it should.</summary>
/// <param name="Way">From where to where.</param>
/// <param name="Release">The release that runs now: the older version under a number of its own.</param>
/// <param name="Address">Where the app serves; null where there is none.</param>
public sealed record RollbackEnding(RollbackWay Way, LedgerRelease Release, string? Address) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        $"Went back: {ReleaseNotices.Name(Release)} runs in {Way.Environment.Name}, as release {Way.Plan.To.Id} did before release {Way.Plan.From.Id}.",
        [.. Details()]);

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["outcome"] = "wentBack",
        ["environment"] = Way.Environment.Name.Value,
        ["database"] = Way.Address,
        ["release"] = Release.Id,
        ["version"] = Release.Version,
        ["from"] = Way.Plan.From.Id,
        ["to"] = Way.Plan.To.Id,
        ["migration"] = Release.Migration?.Value,
        ["reverted"] = Way.Plan.Back.Count,
        ["appliedAgain"] = Way.Plan.Forth.Count,
        ["lost"] = new JsonArray([.. Way.Lost.Select(loss => (JsonNode)loss)]),
        ["backup"] = Way.Backup,
    };

    private IEnumerable<NoticeDetail> Details()
    {
        yield return new NoticeDetail("database", $"{Way.Address} at {Release.Migration?.Value ?? "no migration"}: {Count.Of(Way.Plan.Back.Count, "migration")} reverted, {Way.Plan.Forth.Count} applied again");
        if (Address is not null) yield return new NoticeDetail("app", $"{Release.Version} at {Address}");
        foreach (var loss in Way.Lost) yield return new NoticeDetail("lost", loss);
        if (Way.Backup is not null) yield return new NoticeDetail("backup", $"{Way.Backup} has the database as it was before");
        yield return new NoticeDetail("undo", $"rollback --environment={Way.Environment.Name} --to={Way.Plan.From.Id} goes forward again");
    }
}
