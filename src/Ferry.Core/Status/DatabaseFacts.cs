namespace Ferry.Core.Status;

/// <summary>What a look at a database shows, beside its history.</summary>
/// <param name="Identity">The server's system identifier and the database's oid: another one means another database.</param>
/// <param name="ServerVersion">The server's version, such as 15.20.</param>
/// <param name="Size">The database's size in bytes.</param>
/// <param name="HasHistory">True when the history table is there.</param>
/// <param name="Tables">Tables, views and sequences that belong neither to the history nor to Ferry, nor to an extension; at most a few names.</param>
/// <param name="InvalidIndexes">Indexes that an interrupted CREATE INDEX CONCURRENTLY left behind.</param>
public sealed record DatabaseFacts(
    string Identity, string ServerVersion, long Size, bool HasHistory, IReadOnlyList<string> Tables, IReadOnlyList<string> InvalidIndexes);
