namespace Ferry.Core.Releases;

/// <summary>What is to be deployed, before it is built: which source.</summary>
/// <param name="Version">Names what the source makes: the commit's first twelve digits, with a suffix of the changes' hash where the work tree is not clean.</param>
/// <param name="Commit">The git commit; null outside a git work tree.</param>
/// <param name="IsClean">True when the work tree has no change beside that commit.</param>
public sealed record AppBuild(string Version, string? Commit, bool IsClean);
