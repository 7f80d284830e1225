using Ferry.Settings;

namespace Cake.Frosting.Ferry;

/// <summary>The receipt of verify-setup.</summary>
/// <param name="Environment">The environment that was looked at.</param>
public sealed record SetupVerified(EnvironmentName Environment);
