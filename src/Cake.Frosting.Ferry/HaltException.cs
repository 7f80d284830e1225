using Ferry.Core.Outcomes;

namespace Cake.Frosting.Ferry;

/// <summary>Ends the run with an outcome other than done; thrown so that Cake runs no later task.</summary>
/// <param name="outcome">How the step ended.</param>
// The usual constructors would make one without an outcome, which has no meaning.
#pragma warning disable CA1032
public sealed class HaltException(IOutcome outcome) : Exception(outcome.Notice.ToString())
#pragma warning restore CA1032
{
    /// <summary>How the step ended.</summary>
    public IOutcome Outcome => outcome;
}
