namespace Ferry.Deploying;

/// <summary>What the operator says beforehand to a gate that would refuse.</summary>
/// <param name="SkipPromotion">Why a release is deployed that the environment before has not run; null when nothing was said.</param>
public sealed record DeployAnswers(string? SkipPromotion);
