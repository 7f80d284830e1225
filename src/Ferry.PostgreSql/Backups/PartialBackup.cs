using Ferry.Core.Backups;
using Ferry.Core.Drift;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Processes;

namespace Ferry.PostgreSql.Backups;

/// <summary>A backup that is being made, under a name that is listed by nobody.</summary>
internal sealed class PartialBackup(string parent, string id, DateTimeOffset created) : IPartialBackup
{
    internal const string SchemaName = "schema.json";

    private readonly string _folder = Path.Combine(parent, id + BackupFolders.Partial);
    private bool _isFinished;

    public string Id => id;

    public DateTimeOffset Created => created;

    public string DumpFolder => Path.Combine(_folder, "dump");

    /// <summary>Makes the folder; null where the id is taken, also by a run that is at it.</summary>
    internal static PartialBackup? TryClaim(string parent, string id, DateTimeOffset created)
    {
        var claim = new PartialBackup(parent, id, created);
        if (Directory.Exists(Path.Combine(parent, id))) return null;
        BackupFolders.Make(claim._folder);
        var owner = Path.Combine(claim._folder, BackupFolders.Owner);
        try
        {
            // Of two runs only one can create the file.
            using var writer = new StreamWriter(new FileStream(owner, FileMode.CreateNew, FileAccess.Write));
            writer.Write(ProcessOwner.This);
            return claim;
        }
        catch (IOException) when (File.Exists(owner))
        {
            return null;
        }
    }

    public Task<StoredBackup.Whole> FinishAsync(BackupManifest manifest, DatabaseSchema schema, CancellationToken cancellation) => BackupTrouble.GuardAsync(_folder, async () =>
    {
        File.Delete(Path.Combine(_folder, BackupFolders.Owner));
        await File.WriteAllTextAsync(Path.Combine(_folder, SchemaName), SchemaFile.Write(schema), cancellation);
        var whole = manifest with { Files = await FileHashes.OfAsync(_folder, cancellation) };
        await ManifestFile.WriteAsync(_folder, whole, cancellation);
        foreach (var folder in Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories).Append(_folder)) Durable.FlushFolder(folder);

        cancellation.ThrowIfCancellationRequested();
        var final = Path.Combine(parent, id);
        Directory.Move(_folder, final);
        _isFinished = true;
        Durable.FlushFolder(parent);
        return new StoredBackup.Whole(whole, final);
    });

    public async ValueTask DisposeAsync()
    {
        if (_isFinished) return;
        try
        {
            await FolderRemoval.RemoveAsync(_folder, CancellationToken.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Nobody lists it; the next backup tries again.
        }
    }
}
