namespace Ferry.Core.Backups;

/// <summary>A backup as it lies in its folder.</summary>
public abstract record StoredBackup
{
    private StoredBackup(string id, string folder) => (Id, Folder) = (id, folder);

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Where it is, absolute.</summary>
    public string Folder { get; }

    /// <summary>Its manifest is whole; the other files were not looked at.</summary>
    /// <param name="Manifest">What it says about itself.</param>
    /// <param name="Folder">Where it is, absolute.</param>
    public sealed record Whole(BackupManifest Manifest, string Folder) : StoredBackup(Manifest.Id, Folder);

    /// <summary>Its manifest cannot be read.</summary>
    /// <param name="Id">The name of its folder.</param>
    /// <param name="Folder">Where it is, absolute.</param>
    /// <param name="Reason">What is wrong with it.</param>
    public sealed record Damaged(string Id, string Folder, string Reason) : StoredBackup(Id, Folder);
}
