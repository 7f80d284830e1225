using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Backups;

/// <summary>What backup-list tells.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Folder">Where backups are kept.</param>
/// <param name="Backups">Its backups, newest first.</param>
public sealed record BackupReport(string Environment, string Folder, IReadOnlyList<StoredBackup> Backups) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        Backups.Count == 0 ? $"{Environment} has no backup." : $"{Environment} has {Count.Of(Backups.Count, "backup")}.",
        [NoticeDetail.Where(Folder), .. Backups.OfType<StoredBackup.Damaged>().Select(damaged => new NoticeDetail("damaged", $"{damaged.Id}: {damaged.Reason}"))]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Backups.Count == 0 ? [] :
        [new Table(["backup", "taken (UTC)", "size", "rows", "newest migration", "server", "reason"], [.. Backups.Select(Row)])];

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["environment"] = Environment,
        ["folder"] = Folder,
        ["backups"] = new JsonArray([.. Backups.Select(backup => (JsonNode)Node(backup))]),
    };

    private static IReadOnlyList<Cell> Row(StoredBackup backup) => backup is StoredBackup.Whole { Manifest: var manifest }
        ? [
            backup.Id, $"{manifest.Created.UtcDateTime:yyyy-MM-dd HH:mm:ss}", Bytes.Of(manifest.Size()), $"{manifest.Rows():N0}",
            manifest.NewestMigration() ?? "none", manifest.Source.Server, manifest.Reason,
        ]
        : [backup.Id, new Cell("damaged", Tone.Bad), "", "", "", "", ""];

    private static JsonObject Node(StoredBackup backup) => backup is StoredBackup.Whole { Manifest: var manifest }
        ? new JsonObject
        {
            ["id"] = backup.Id,
            ["created"] = manifest.Created,
            ["size"] = manifest.Size(),
            ["rows"] = manifest.Rows(),
            ["migration"] = manifest.NewestMigration(),
            ["server"] = manifest.Source.Server,
            ["reason"] = manifest.Reason,
            ["folder"] = backup.Folder,
        }
        : new JsonObject { ["id"] = backup.Id, ["damage"] = ((StoredBackup.Damaged)backup).Reason, ["folder"] = backup.Folder };
}
