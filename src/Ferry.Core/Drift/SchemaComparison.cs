using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Drift;

/// <summary>What compare-schemas tells.</summary>
/// <param name="From">Name of the first side: an environment, or <c>model</c>.</param>
/// <param name="To">Name of the second side.</param>
/// <param name="Differences">What differs.</param>
public sealed record SchemaComparison(string From, string To, IReadOnlyList<SchemaDifference> Differences) : IReport
{
    private const int LongestDefinition = 60;

    /// <inheritdoc/>
    public ExitCode ExitCode => Differences.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => Differences.Count == 0
        ? new Notice($"The schemas of {From} and {To} are equal.")
        : new Notice(
            $"The schemas of {From} and {To} differ in {Count.Of(Differences.Count, "thing")}. Nothing was changed.",
            new NoticeDetail("kinds", string.Join(", ", Differences.GroupBy(one => one.Kind).Select(kind => $"{kind.Key} {kind.Count()}"))),
            NoticeDetail.Fix("migrate-status of both tells whether migrations are pending; what no migration made belongs into one, or has to be undone by hand"));

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Differences.Count == 0 ? [] :
    [
        new Table(["kind", "name", From, To], [.. Differences.Select(one => (IReadOnlyList<Cell>)[one.Kind, one.Name, Side(one.From), Side(one.To)])]),
    ];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["from"] = From,
        ["to"] = To,
        ["equal"] = Differences.Count == 0,
        ["differences"] = new JsonArray([.. Differences.Select(one => (JsonNode)new JsonObject
        {
            ["kind"] = one.Kind,
            ["name"] = one.Name,
            ["change"] = one.Change,
            ["from"] = one.From,
            ["to"] = one.To,
        })]),
    };

    private static Cell Side(string? definition) => definition switch
    {
        null => new Cell("missing", Tone.Bad),
        "" => "there",
        _ => Shortened(definition.ReplaceLineEndings(" ")),
    };

    private static string Shortened(string definition) => definition.Length <= LongestDefinition ? definition : definition[..(LongestDefinition - 1)] + "…";
}
