using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>An ending that has more to show than a notice, for people.</summary>
public interface IReport : IOutcome
{
    /// <summary>What stands below the headline.</summary>
    IReadOnlyList<Block> Blocks { get; }
}
