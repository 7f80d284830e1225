using Ferry.Core.Backups;
using Ferry.Core.Drift;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.PostgreSql.Backups;

/// <summary>Keeps backups in a folder each, which only their owner reads.</summary>
/// <param name="settings">Says where.</param>
/// <param name="clock">For their ids.</param>
/// <remarks>
/// A backup is made as <c>ID.partial</c> and renamed when it is whole; removed, it is renamed first. A folder with another name is
/// none of ours and left alone.
/// </remarks>
public sealed class BackupStore(FerrySettings settings, TimeProvider clock) : IBackups
{
    /// <inheritdoc/>
    public string Folder => settings.Backups.Folder;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        if (!Directory.Exists(Folder)) return [];
        var found = new List<StoredBackup>();
        foreach (var folder in Directory.GetDirectories(Folder).Where(folder => BackupId.Is(Path.GetFileName(folder))))
        {
            var backup = await ManifestFile.ReadAsync(folder, cancellation);
            if (backup is StoredBackup.Whole whole ? new EnvironmentName(whole.Manifest.Environment) == environment : BackupId.IsOf(backup.Id, environment.Value)) found.Add(backup);
        }

        return [.. found.OrderByDescending(backup => (backup as StoredBackup.Whole)?.Manifest.Created).ThenByDescending(backup => backup.Id, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task<IPartialBackup> BeginAsync(EnvironmentName environment, CancellationToken cancellation) => BackupTrouble.GuardAsync<IPartialBackup>(Folder, async () =>
    {
        BackupFolders.Make(Folder);
        await PrivateFolder.MakeAsync(Folder, cancellation);
        await BackupFolders.RemoveLeftoversAsync(Folder, cancellation);
        var created = clock.GetUtcNow();
        for (var number = 1; ; number++)
        {
            if (PartialBackup.TryClaim(Folder, BackupId.Of(environment.Value, created, number), created) is { } claimed) return claimed;
        }
    });

    /// <inheritdoc/>
    public long FreeSpace()
    {
        // Before the first backup there is no folder yet; it will be on the disk of what there is of its path.
        var there = Folder;
        while (!Directory.Exists(there)) there = Path.GetDirectoryName(there)!;
        return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(there)! : there).AvailableFreeSpace;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindDamageAsync(StoredBackup.Whole backup, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var there = BackupFolders.FilesOf(backup.Folder).Except(ManifestFile.Names).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(there.Except(backup.Manifest.Files.Select(file => file.Path)).Select(path => $"{path} does not belong to it"));
        problems.AddRange((await FileHashes.CompareAsync(backup.Folder, backup.Manifest.Files, cancellation)).Order(StringComparer.Ordinal));
        return problems;
    }

    /// <inheritdoc/>
    public async Task<DatabaseSchema> ReadSchemaAsync(StoredBackup.Whole backup, CancellationToken cancellation)
    {
        var file = Path.Combine(backup.Folder, PartialBackup.SchemaName);
        var schema = await BackupTrouble.GuardAsync(file, async () => SchemaFile.TryRead(await File.ReadAllTextAsync(file, cancellation)));
        return schema is not null && schema.Fingerprint == backup.Manifest.Fingerprint ? schema : throw new SurroundingsException(new Notice(
            $"Backup {backup.Id} is damaged: its schema is not the one that was written. Nothing was changed.", NoticeDetail.Where(file), NoticeDetail.Fix("use another backup")));
    }

    /// <inheritdoc/>
    public Task RemoveAsync(StoredBackup backup, CancellationToken cancellation) => BackupTrouble.GuardAsync(Folder, async () =>
    {
        var going = backup.Folder + BackupFolders.Going;
        if (Directory.Exists(backup.Folder)) Directory.Move(backup.Folder, going);
        await FolderRemoval.RemoveAsync(going, cancellation);
        return true;
    });
}
