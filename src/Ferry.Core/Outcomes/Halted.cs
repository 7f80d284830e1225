using System.Text.Json.Nodes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>A release that came to an end other than done, with what runs now.</summary>
/// <param name="Cause">How it ended.</param>
/// <param name="Now">What runs, at which migration.</param>
public sealed record Halted(IOutcome Cause, NoticeDetail Now) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Cause.ExitCode;

    /// <inheritdoc/>
    public Notice Notice => Cause.Notice with { Details = [.. Cause.Notice.Details, Now] };

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => (Cause as IReport)?.Blocks ?? [];

    /// <inheritdoc/>
    public JsonObject ToJson()
    {
        var json = Cause.ToJson();
        json["now"] = Now.Text;
        return json;
    }
}
