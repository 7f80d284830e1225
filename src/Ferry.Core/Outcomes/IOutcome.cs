using System.Text.Json.Nodes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>How a command ended: what to tell the operator, and the exit code.</summary>
public interface IOutcome
{
    /// <summary>The code the process ends with.</summary>
    ExitCode ExitCode { get; }

    /// <summary>What to tell the operator.</summary>
    Notice Notice { get; }

    /// <summary>The same for a machine, exit code and message not included.</summary>
    /// <returns>A new JSON object; names are camelCase.</returns>
    JsonObject ToJson() => [];
}
