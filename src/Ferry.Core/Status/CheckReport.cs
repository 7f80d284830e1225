using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What migrate-check tells.</summary>
/// <param name="Environment">Name of the environment; null where none was named.</param>
/// <param name="Database">Address of its database, without secrets; null where none was named.</param>
/// <param name="Status">The six ways in which code, history and database can differ.</param>
/// <param name="AllowsPending">True when pending migrations are as they should be, such as before a merge.</param>
public sealed record CheckReport(string? Environment, string? Database, SixWayStatus Status, bool AllowsPending) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Refusing.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => Refusing.Count == 0
        ? new Notice($"{Subject}: clean, as far as was looked ({string.Join(", ", Looked.Select(line => line.Name))}). Nothing was changed.")
        : new Notice(
            $"Refused: {Refusing.Count} of {Count.Of(Looked.Count, "look")} at {Subject} {(Refusing.Count == 1 ? "is" : "are")} not clean. Nothing was changed.",
            [.. Refusing.SelectMany(line => new[] { NoticeDetail.Where($"{line.Name}: {line.Detail}"), NoticeDetail.Fix(line.Fix!) })]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [.. SixWayBlocks.Of(Status)];

    private List<StatusLine> Refusing => [.. Status.Lines.Where(line => line.Refuses && !(AllowsPending && line.Name == StatusNames.Pending))];

    private List<StatusLine> Looked => [.. Status.Lines.Where(line => line.Verdict != StatusVerdict.NotLookedAt)];

    private string Subject => Environment is null ? "the code" : $"{Environment} ({Database})";

    /// <inheritdoc/>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["environment"] = Environment, ["database"] = Database, ["clean"] = Refusing.Count == 0 };
        SixWayJson.AddTo(json, Status);
        return json;
    }
}
