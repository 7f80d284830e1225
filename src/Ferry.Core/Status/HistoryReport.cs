using System.Text.Json.Nodes;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What migrate-history tells: every migration of the code and of the history, oldest first.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="Status">The code held against the history.</param>
public sealed record HistoryReport(string Environment, string Database, MigrationStatus Status) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new($"{Environment} ({Database}): {Count.Of(Status.History.Count, "migration")} in the history, {Count.Of(Status.Known.Count, "migration")} in the code.");

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks =>
        [new Table(["migration", "state", "EF Core"], [.. All.Select(id => (IReadOnlyList<Cell>)[id.Value, MigrationStates.Cell(Status.StateOf(id)), VersionOf(id) ?? ""])])];

    private IEnumerable<MigrationId> All => Status.Known.Concat(Status.Missing).Order();

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["environment"] = Environment,
        ["database"] = Database,
        ["migrations"] = new JsonArray([.. All.Select(id => (JsonNode)new JsonObject
        {
            ["id"] = id.Value,
            ["state"] = MigrationStates.Word(Status.StateOf(id)),
            ["productVersion"] = VersionOf(id),
        })]),
    };

    private string? VersionOf(MigrationId id) => Status.History.FirstOrDefault(row => row.Id == id)?.ProductVersion;
}
