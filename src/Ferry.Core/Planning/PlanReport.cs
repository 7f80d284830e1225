using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Planning;

/// <summary>What migrate-plan tells: the SQL that migrate-up would run, and what stands against it.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Seal">The plan's hash, bound to this database as it is (<see cref="Plan.SealedFor"/>); what deploy takes as <c>--plan</c>.</param>
/// <param name="Findings">What stands against running it.</param>
public sealed record PlanReport(string Environment, string Database, Plan Plan, string Seal, IReadOnlyList<Finding> Findings) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => Plan.Migrations.Count == 0
        ? new Notice($"Nothing is pending for {Environment} ({Database}).")
        : new Notice(
            $"Plan {Seal[..Plan.ShortHashLength]} for {Environment} ({Database}): {Count.Of(Plan.Migrations.Count, "migration")}, {Count.Of(Plan.StatementCount, "statement")}. Nothing was changed.",
            [.. Plan.Contexts.IsNone ? Enumerable.Empty<NoticeDetail>() : [new NoticeDetail("contexts", Plan.Contexts.ToString())], .. Findings.SelectMany(finding => new[] { new NoticeDetail("against", $"{finding.Where}: {finding.Problem}"), NoticeDetail.Fix(finding.Fix) })]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [.. Plan.Migrations.Select(migration => new TextBlock(migration.Id.Value, SqlText.Of(migration)))];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["environment"] = Environment,
        ["database"] = Database,
        ["hash"] = Seal,
        ["sqlHash"] = Plan.Hash,
        ["contexts"] = Plan.Contexts.ToJson(),
        ["migrations"] = new JsonArray([.. Plan.Migrations.Select(migration => (JsonNode)PlanJson.Of(migration))]),
        ["findings"] = new JsonArray([.. Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["migration"] = finding.Migration.Value,
            ["statement"] = finding.Statement,
            ["problem"] = finding.Problem,
            ["fix"] = finding.Fix,
        })]),
    };
}
