using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>How a command ended: what to tell the operator, and the exit code.</summary>
public interface IOutcome
{
    /// <summary>The code the process ends with.</summary>
    ExitCode ExitCode { get; }

    /// <summary>What to tell the operator.</summary>
    Notice Notice { get; }
}
