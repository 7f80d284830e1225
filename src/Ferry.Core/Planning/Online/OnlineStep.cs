namespace Ferry.Core.Planning.Online;

/// <summary>One statement of an online form.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Commit">How it is committed.</param>
internal sealed record OnlineStep(string Sql, CommitKind Commit = CommitKind.Own);
