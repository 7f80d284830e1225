namespace Ferry.Core.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Its path in the backup's folder, with <c>/</c>.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal.</param>
public sealed record BackupFile(string Path, long Size, string Sha256);
