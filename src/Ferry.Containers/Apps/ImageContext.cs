using System.Formats.Tar;
using System.Text;

namespace Ferry.Containers.Apps;

/// <summary>What an image is built from, as the engine takes it: an archive of a folder, with the Dockerfile in it.</summary>
internal static class ImageContext
{
    /// <summary>The Dockerfile's name in the archive; the archive's own list of what to leave out keeps it out of the image.</summary>
    internal const string DockerfileName = ".ferry.Dockerfile";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Packs a folder into a file that goes away when it is closed.</summary>
    internal static async Task<Stream> OpenAsync(string folder, string dockerfile, CancellationToken cancellation)
    {
        var archive = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                await AddAsync(tar, Path.GetRelativePath(folder, file).Replace('\\', '/'), file, cancellation);
            await AddAsync(tar, DockerfileName, dockerfile, cancellation);
            using var ignored = new MemoryStream(Encoding.UTF8.GetBytes($"{DockerfileName}\n.dockerignore\n"));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, ".dockerignore") { DataStream = ignored, Mode = Readable }, cancellation);
        }

        archive.Position = 0;
        return archive;
    }

    // Readable to all, whatever the umask was: within the image it belongs to root, and the app runs as somebody else.
    private static async Task AddAsync(TarWriter tar, string name, string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        var isExecutable = !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = isExecutable ? Executable : Readable }, cancellation);
    }
}
