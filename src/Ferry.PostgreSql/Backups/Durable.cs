using System.Runtime.InteropServices;
using System.Text;

namespace Ferry.PostgreSql.Backups;

/// <summary>Brings files and folders to the disk, so that a power failure does not take what was said to be there.</summary>
internal static class Durable
{
    private const int ReadOnly = 0;

    internal static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await file.FlushAsync(cancellation);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    /// <summary>Brings the names in a folder to the disk. Windows does so by itself, and .NET opens no folders.</summary>
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0) return;
        _ = Sync(descriptor); // some file systems know no fsync of folders
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
