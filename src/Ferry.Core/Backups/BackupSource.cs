namespace Ferry.Core.Backups;

/// <summary>The database that a backup was taken from.</summary>
/// <param name="Server">Version of the server, such as <c>15.18</c>.</param>
/// <param name="Major">Its major version.</param>
/// <param name="Address">Host, port and database; no secret.</param>
/// <param name="SystemIdentifier">What tells this server's data from every other's.</param>
/// <param name="Database">Name of the database.</param>
/// <param name="Size">Its size on the server, in bytes.</param>
/// <param name="Encoding">Its character set.</param>
/// <param name="Collate">Its <c>LC_COLLATE</c>.</param>
/// <param name="CharacterType">Its <c>LC_CTYPE</c>.</param>
/// <param name="Roles">The roles that own things in it, or that its grants and policies name.</param>
public sealed record BackupSource(
    string Server, int Major, string Address, string SystemIdentifier, string Database, long Size, string Encoding, string Collate, string CharacterType, IReadOnlyList<string> Roles);
