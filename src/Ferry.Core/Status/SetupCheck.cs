namespace Ferry.Core.Status;

/// <summary>One thing that verify-setup looked at.</summary>
/// <param name="Subject">An environment, or <c>machine</c>.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Result">Good, worth a look, or wrong.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Fix">What to do about it; null when nothing is to be done.</param>
public sealed record SetupCheck(string Subject, string What, SetupResult Result, string Detail, string? Fix = null);
