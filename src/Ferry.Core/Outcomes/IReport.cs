using System.Text.Json.Nodes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>An ending that has more to show than a notice, for people and for machines.</summary>
public interface IReport : IOutcome
{
    /// <summary>What stands below the headline.</summary>
    IReadOnlyList<Block> Blocks { get; }

    /// <summary>The same for a machine.</summary>
    /// <returns>A new JSON object; names are camelCase.</returns>
    JsonObject ToJson();
}
