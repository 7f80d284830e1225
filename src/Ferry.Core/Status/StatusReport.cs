using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What migrate-status tells.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="Status">The code held against the history.</param>
/// <param name="SixWay">All six ways in which they can differ.</param>
public sealed record StatusReport(string Environment, string Database, MigrationStatus Status, SixWayStatus SixWay) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    /// <remarks>The six are plain lines and no table: the first table of a process takes longer to draw than all the rest takes.</remarks>
    public Notice Notice => new(Headline, [.. SixWay.Lines.Select(Detail), .. Advice().Select(NoticeDetail.Fix)]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [.. SixWayBlocks.Details(SixWay)];

    private string Headline => $"{Environment} ({Database}) is {(Status.Current is { } current ? $"at {current}" : "empty of migrations")}: "
        + string.Join(", ", Counts().Select(count => $"{count.Number} {count.Word}")) + ".";

    /// <inheritdoc/>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["environment"] = Environment, ["database"] = Database };
        SixWayJson.AddTo(json, SixWay);
        return json;
    }

    private static NoticeDetail Detail(StatusLine line) => new(line.Name, line.Verdict switch
    {
        StatusVerdict.Unknown => $"unknown: {line.Detail}",
        StatusVerdict.NotLookedAt => $"not looked at ({line.Detail})",
        _ => line.Detail,
    });

    private IEnumerable<(int Number, string Word)> Counts()
    {
        yield return (Status.Applied.Count, "applied");
        yield return (Status.Pending.Count, "pending");
        if (Status.OutOfOrder.Count > 0) yield return (Status.OutOfOrder.Count, "of them out of order");
        if (Status.Missing.Count > 0) yield return (Status.Missing.Count, "missing in this code");
    }

    // What is pending is no trouble as long as something else has to be cleared up before.
    private IEnumerable<string> Advice() => SixWay.Lines
        .Where(line => line.Fix is not null && (line.Name != StatusNames.Pending || (Status.Missing.Count == 0 && Status.OutOfOrder.Count == 0)))
        .Select(line => line.Fix!);
}
