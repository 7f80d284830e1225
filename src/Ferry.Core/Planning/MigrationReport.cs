using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Core.Planning;

/// <summary>What migrate-show tells about one migration.</summary>
/// <param name="Up">Its statements.</param>
/// <param name="Down">The statements that revert it; null when it has no usable Down.</param>
/// <param name="NoDownBecause">Why it has none.</param>
/// <param name="Files">Its source files, relative to the root.</param>
/// <param name="Findings">What stands against running it.</param>
public sealed record MigrationReport(PlannedMigration Up, PlannedMigration? Down, string? NoDownBecause, IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings) : IReport
{
    /// <summary>What is applied where; null when nobody asked a database.</summary>
    public MigrationSight? Sight { get; init; }

    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        $"{Up.Id}: {Count.Of(Up.Statements.Count - 1, "statement")} up, {(Down is null ? "no way down" : $"{Down.Statements.Count - 1} down")}.",
        [
            new NoticeDetail("files", Files.Count == 0 ? "not found below the migrations folder" : string.Join('\n', Files)),
            .. NoDownBecause is null ? [] : new[] { new NoticeDetail("down", NoDownBecause) },
            .. Sight is null ? [] : new[] { new NoticeDetail("ledger", Sight.ToString()) },
            .. Findings.Select(finding => new NoticeDetail("against", $"{finding.Where}: {finding.Problem}")),
        ]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Down is null
        ? [new TextBlock("Up", SqlText.Of(Up))]
        : [new TextBlock("Up", SqlText.Of(Up)), new TextBlock("Down", SqlText.Of(Down))];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["id"] = Up.Id.Value,
        ["files"] = new JsonArray([.. Files.Select(file => (JsonNode)file)]),
        ["up"] = PlanJson.Of(Up),
        ["down"] = Down is null ? null : PlanJson.Of(Down),
        ["noDownBecause"] = NoDownBecause,
        ["environment"] = Sight?.Environment,
        ["ledger"] = Sight?.ToJson(),
    };
}
