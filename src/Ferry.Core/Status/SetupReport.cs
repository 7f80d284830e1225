using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What verify-setup tells.</summary>
/// <param name="Checks">Everything it looked at.</param>
public sealed record SetupReport(IReadOnlyList<SetupCheck> Checks) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Wrong.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => new(
        Wrong.Count == 0
            ? "The setup is usable: every environment with a connection answers and lets us migrate."
            : $"The setup is not usable: {Count.Of(Wrong.Count, "check")} failed. Nothing was changed.",
        [.. Checks.Where(check => check.Fix is not null).Select(check => NoticeDetail.Fix($"{check.Subject}, {check.What}: {check.Fix}"))]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [new Table(["where", "check", "result", "detail"], [.. Checks.Select(check => (IReadOnlyList<Cell>)[check.Subject, check.What, Result(check.Result), check.Detail])])];

    private List<SetupCheck> Wrong => [.. Checks.Where(check => check.Result == SetupResult.Wrong)];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["checks"] = new JsonArray([.. Checks.Select(check => (JsonNode)new JsonObject
        {
            ["subject"] = check.Subject,
            ["check"] = check.What,
            ["result"] = Result(check.Result).Text,
            ["detail"] = check.Detail,
            ["fix"] = check.Fix,
        })]),
    };

    private static Cell Result(SetupResult result) => result switch
    {
        SetupResult.Good => new Cell("ok", Tone.Good),
        SetupResult.Absent => new Cell("absent", Tone.Muted),
        _ => new Cell("wrong", Tone.Bad),
    };
}
