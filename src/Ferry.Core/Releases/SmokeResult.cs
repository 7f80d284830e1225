namespace Ferry.Core.Releases;

/// <summary>How one smoke test came out.</summary>
/// <param name="Name">The test.</param>
/// <param name="Failure">What was seen and what was expected; null when it passed.</param>
/// <param name="Took">How long it took.</param>
public sealed record SmokeResult(string Name, string? Failure, TimeSpan Took);
