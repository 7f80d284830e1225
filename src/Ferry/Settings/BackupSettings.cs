namespace Ferry.Settings;

/// <summary>Where backups are kept, how they are made, and for how long they stay.</summary>
/// <param name="Folder">The folder of all backups, absolute.</param>
/// <param name="Keep">How many of an environment stay at least.</param>
/// <param name="KeepFor">How long one stays at least.</param>
/// <param name="Jobs">How many tables are dumped and restored at once.</param>
/// <param name="Compression">What pg_dump's <c>--compress</c> takes.</param>
public sealed record BackupSettings(string Folder, int Keep, TimeSpan KeepFor, int Jobs, string Compression);
