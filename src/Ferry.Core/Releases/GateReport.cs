using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Core.Releases;

/// <summary>What pre-deploy-check tells.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Database">Its address; empty when it could not be reached.</param>
/// <param name="State">The state of the database; null when it could not be reached.</param>
/// <param name="Gates">Every gate, in the order in which they were asked.</param>
public sealed record GateReport(string Environment, string Database, DatabaseState? State, IReadOnlyList<Gate> Gates) : IReport
{
    /// <summary>The gates that refuse.</summary>
    public IReadOnlyList<Gate> Refusing => [.. Gates.Where(gate => gate.Verdict == GateVerdict.Refused)];

    /// <inheritdoc/>
    public ExitCode ExitCode => Refusing.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => new(
        Refusing.Count == 0
            ? $"{Subject} may be deployed: {Count.Of(Gates.Count, "gate")} passed. Nothing was changed."
            : $"Refused: {Count.Of(Refusing.Count, "gate")} of {Gates.Count} say{(Refusing.Count == 1 ? "s" : "")} no to {Subject}. Nothing was changed.",
        [.. Refusing.SelectMany(gate => new[] { NoticeDetail.Where($"{gate.Name}: {gate.Detail}"), NoticeDetail.Fix(gate.Remedy ?? "see above") })]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [new Table(["gate", "result", "detail", "remedy"], [.. Gates.Select(Row)])];

    private string Subject => State is null ? Environment : $"{Environment} ({Database}, {State})";

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["environment"] = Environment,
        ["database"] = Database,
        ["state"] = State?.ToString(),
        ["gates"] = new JsonArray([.. Gates.Select(gate => (JsonNode)new JsonObject
        {
            ["gate"] = gate.Name,
            ["result"] = Cell(gate.Verdict).Text,
            ["detail"] = gate.Detail,
            ["remedy"] = gate.Remedy,
        })]),
    };

    private static IReadOnlyList<Cell> Row(Gate gate) => [gate.Name, Cell(gate.Verdict), gate.Detail, gate.Remedy ?? ""];

    private static Cell Cell(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passed => new Cell("passed", Tone.Good),
        GateVerdict.Noted => new Cell("noted", Tone.Notable),
        _ => new Cell("refused", Tone.Bad),
    };
}
