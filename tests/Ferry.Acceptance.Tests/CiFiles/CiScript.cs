namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>What one shell runs.</summary>
/// <param name="Text">The lines.</param>
/// <param name="Variables">What the file sets for it alone.</param>
internal sealed record CiScript(string Text, IReadOnlyDictionary<string, string> Variables);
