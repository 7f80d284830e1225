using Ferry.Core.Drift;
using Ferry.Core.Outcomes;

namespace Ferry.Drift;

/// <summary>How a replay ended.</summary>
public abstract record ReplayOutcome
{
    private ReplayOutcome()
    {
    }

    /// <summary>Every migration ran.</summary>
    /// <param name="Schema">What they have made.</param>
    /// <param name="Major">The major version of the sandbox's server.</param>
    public sealed record Made(DatabaseSchema Schema, int Major) : ReplayOutcome;

    /// <summary>One does not run on an empty database.</summary>
    /// <param name="Where">Migration and statement.</param>
    /// <param name="Error">What the server said.</param>
    public sealed record Broken(string Where, ServerError Error) : ReplayOutcome;
}
