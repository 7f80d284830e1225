using Ferry.Settings;

namespace Cake.Frosting.Ferry;

/// <summary>The receipt of migrate-up: the environment's migrations are applied, in this run or before.</summary>
/// <param name="Environment">Which environment.</param>
public sealed record Migrated(EnvironmentName Environment);
