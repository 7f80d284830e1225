using System.Security.Cryptography;
using System.Text;
using Ferry.Core.Backups;

namespace Ferry.PostgreSql.Backups;

/// <summary>The manifest in a backup's folder, and beside it the manifest's own SHA-256 in the form that sha256sum checks.</summary>
internal static class ManifestFile
{
    internal static IReadOnlyList<string> Names { get; } = ["manifest.json", "manifest.json.sha256"];

    internal static async Task WriteAsync(string folder, BackupManifest manifest, CancellationToken cancellation)
    {
        var json = manifest.ToJson();
        await Durable.WriteAsync(Path.Combine(folder, Names[0]), json, cancellation);
        await Durable.WriteAsync(Path.Combine(folder, Names[1]), HashLine(json), cancellation);
    }

    internal static async Task<StoredBackup> ReadAsync(string folder, CancellationToken cancellation)
    {
        var id = Path.GetFileName(folder);
        try
        {
            var json = await File.ReadAllTextAsync(Path.Combine(folder, Names[0]), cancellation);
            if (await File.ReadAllTextAsync(Path.Combine(folder, Names[1]), cancellation) != HashLine(json))
                return new StoredBackup.Damaged(id, folder, $"{Names[0]} is not what was written: its SHA-256 differs from the one in {Names[1]}");
            if (BackupManifest.TryParse(json) is not { } manifest)
                return new StoredBackup.Damaged(id, folder, $"{Names[0]} is of a form that this version does not know");
            return manifest.Id == id
                ? new StoredBackup.Whole(manifest, folder)
                : new StoredBackup.Damaged(id, folder, $"it was renamed: {Names[0]} says {manifest.Id}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new StoredBackup.Damaged(id, folder, $"{Names[0]} cannot be read: {problem.Message}");
        }
    }

    private static string HashLine(string json) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}  {Names[0]}\n";
}
