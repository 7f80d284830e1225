namespace Ferry.Migrating;

/// <summary>What the operator says beforehand to the live gate.</summary>
/// <param name="Skip">Why the plan runs although the live gate would refuse it; null when nothing was said.</param>
public sealed record LiveAnswers(string? Skip);
