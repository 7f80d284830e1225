using Ferry.Core.Outcomes;

namespace Ferry.Deploying;

/// <summary>How a step of a deploy ended.</summary>
/// <typeparam name="TReceipt">What the next step demands.</typeparam>
/// <param name="Outcome">What to tell.</param>
/// <param name="Receipt">The receipt; null when the deploy halts here.</param>
public sealed record StepResult<TReceipt>(IOutcome Outcome, TReceipt? Receipt)
    where TReceipt : DeployReceipt;
