using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>What a rollback is asked to do.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Target">The target that was called.</param>
/// <param name="To">The release to go to; null for the one that ran before.</param>
/// <param name="Restores">True to go back to the backup instead of running Down.</param>
/// <param name="AppOnly">True to leave the database as it is.</param>
public sealed record RollbackRequest(EnvironmentName Environment, string Target, long? To, bool Restores, bool AppOnly);
