using System.Text.Json;

namespace Ferry.Core.Backups;

/// <summary>What a backup says about itself, in <c>manifest.json</c> beside its data.</summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Id">Its id, the name of its folder.</param>
/// <param name="Environment">The environment it was taken from.</param>
/// <param name="Created">When it was begun, UTC.</param>
/// <param name="Reason">What it was taken for, such as <c>before release 12</c>.</param>
/// <param name="Run">The id of the run that took it.</param>
/// <param name="Source">The database it was taken from.</param>
/// <param name="History">The rows of EF Core's history, oldest first.</param>
/// <param name="Fingerprint">The fingerprint of the schema.</param>
/// <param name="Counts">The rows of every table, counted in the snapshot that was dumped.</param>
/// <param name="Tool">The program that made it, such as <c>pg_dump 15.18</c>.</param>
/// <param name="Files">Its files but for the manifest itself.</param>
public sealed record BackupManifest(
    int Format,
    string Id,
    string Environment,
    DateTimeOffset Created,
    string Reason,
    string Run,
    BackupSource Source,
    IReadOnlyList<BackedUpMigration> History,
    string Fingerprint,
    IReadOnlyList<TableCount> Counts,
    string Tool,
    IReadOnlyList<BackupFile> Files)
{
    /// <summary>The version of the form that is written now.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The size of all files, in bytes.</summary>
    /// <returns>The sum.</returns>
    public long Size() => Files.Sum(file => file.Size);

    /// <summary>The rows of all tables.</summary>
    /// <returns>The sum.</returns>
    public long Rows() => Counts.Sum(table => table.Rows);

    /// <summary>The newest migration that was applied.</summary>
    /// <returns>Its id; null where none was.</returns>
    public string? NewestMigration() => History is [.., var newest] ? newest.Id : null;

    /// <summary>Writes the manifest.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>The manifest; null where the text is none, or one of a later form.</returns>
    public static BackupManifest? TryParse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options) is { Format: CurrentFormat } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
