using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What migrate-history tells: every migration of the code and of the history, oldest first.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="Status">The code held against the history.</param>
/// <param name="Ledger">What Ferry keeps of the migrations that it applied.</param>
public sealed record HistoryReport(string Environment, string Database, MigrationStatus Status, Ledger Ledger) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        $"{Environment} ({Database}): {Count.Of(Status.History.Count, "migration")} in the history, {Count.Of(Status.Known.Count, "migration")} in the code.",
        Ledger.Access == LedgerAccess.Denied ? [new NoticeDetail("ledger", "this role may not read it, so who applied what is not shown")] : []);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks =>
        [new Table(["migration", "state", "EF Core"], [.. All.SelectMany(Rows)])];

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
            ["ledger"] = KeptOf(id) is { } kept ? KeptMigration.Json(kept) : null,
        })]),
    };

    // A row of its own: beside an id there is no room on a narrow terminal.
    private IEnumerable<IReadOnlyList<Cell>> Rows(MigrationId id)
    {
        yield return [id.Value, MigrationStates.Cell(Status.StateOf(id)), VersionOf(id) ?? ""];
        if (KeptOf(id) is { } kept && KeptMigration.Line(kept) is { Length: > 0 } line) yield return [new Cell($"  {line}", Tone.Muted), "", ""];
    }

    // Of what another tool has reverted the ledger does not know that it is gone.
    private LedgerMigration? KeptOf(MigrationId id) =>
        Ledger.Find(id) is { IsReverted: false } kept && (!kept.IsWhole || VersionOf(id) is not null) ? kept : null;

    private string? VersionOf(MigrationId id) => Status.History.FirstOrDefault(row => row.Id == id)?.ProductVersion;
}
