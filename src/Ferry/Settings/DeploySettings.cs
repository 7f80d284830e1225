namespace Ferry.Settings;

/// <summary>What a deploy to one environment demands.</summary>
/// <param name="Branches">Git branches from which it may be deployed, <c>*</c> standing for any text; empty for any branch.</param>
/// <param name="NeedsCleanTree">True when the git work tree has to be clean.</param>
/// <param name="RequiresPlanHash">True when the plan has to be named by its hash, as migrate-plan showed it.</param>
/// <param name="PromotesFrom">The environment that must have run the same release successfully; null for none.</param>
public sealed record DeploySettings(IReadOnlyList<string> Branches, bool NeedsCleanTree, bool RequiresPlanHash, EnvironmentName? PromotesFrom);
