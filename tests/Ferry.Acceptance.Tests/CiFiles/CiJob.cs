namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>One job of a CI file.</summary>
/// <param name="Name">Its name, with dashes.</param>
/// <param name="Variables">What the file sets for all of it, references not yet resolved.</param>
/// <param name="Scripts">Its shell scripts, in order.</param>
internal sealed record CiJob(string Name, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<CiScript> Scripts);
