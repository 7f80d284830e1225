using Ferry.PostgreSql.Servers;
using Ferry.Processes;

namespace Ferry.PostgreSql.Backups;

/// <summary>Folders and files of backups.</summary>
internal static class BackupFolders
{
    internal const string Partial = ".partial";
    internal const string Going = ".going";
    internal const string Owner = "owner";
    internal const string Login = ".login-";

    // Between making its folder and writing its name into it, a living run may be looked at.
    private static readonly TimeSpan Nameless = TimeSpan.FromMinutes(1);

    /// <summary>Makes a folder that only its owner reads; one that is there stays as it is.</summary>
    internal static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Removes what runs that are dead have left: half-made and half-removed backups, and files with passwords.</summary>
    internal static async Task RemoveLeftoversAsync(string parent, CancellationToken cancellation)
    {
        foreach (var file in Directory.GetFiles(parent, Login + "*").Where(file => OwnerName.IsOfDeadProcess(Path.GetFileName(file)[Login.Length..]))) File.Delete(file);
        var folders = Directory.GetDirectories(parent, "*" + Going).Concat(Directory.GetDirectories(parent, "*" + Partial).Where(IsOrphan));
        foreach (var folder in folders) await FolderRemoval.RemoveAsync(folder, cancellation);
    }

    /// <summary>All files below a folder, by their paths in it with <c>/</c>.</summary>
    internal static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));

    /// <summary>The size of all files below a folder that somebody may be writing into.</summary>
    internal static long SizeOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0; // it is not there yet, or a file went while it was looked at
        }
    }

    private static bool IsOrphan(string folder)
    {
        var file = Path.Combine(folder, Owner);
        if (!File.Exists(file)) return DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > Nameless;
        return ProcessOwner.TryParse(File.ReadAllText(file)) is { IsOfThisMachine: true } owner && !owner.IsAlive();
    }
}
