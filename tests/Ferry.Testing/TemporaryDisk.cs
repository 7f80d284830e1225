using Ferry.Processes;

namespace Ferry.Testing;

/// <summary>A small file system in memory, to be filled up or made read-only.</summary>
public sealed class TemporaryDisk : IAsyncDisposable
{
    private TemporaryDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts one, in a folder that is there or in a new one.</summary>
    public static async Task<TemporaryDisk> MountAsync(int megabytes, string? at = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a small disk takes root on Linux");
        var folder = at ?? Directory.CreateTempSubdirectory("ferry-disk-").FullName;
        var mounted = await ProcessRunner.RunAsync(new ProcessCommand("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder));
        Assert.SkipUnless(mounted.Succeeded, $"a small disk cannot be mounted here: {mounted.Said}");
        return new TemporaryDisk(folder);
    }

    public Task RemountAsync(string options) =>
        ProcessRunner.RunOrThrowAsync(new ProcessCommand("mount", "-o", $"remount,{options}", Folder), "The disk was not mounted anew.");

    public async Task FillAsync()
    {
        try
        {
            await using var stream = File.Create(Filler);
            var block = new byte[4096];
            while (true)
            {
                await stream.WriteAsync(block);
                await stream.FlushAsync();
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void FreeSpace() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await ProcessRunner.RunOrThrowAsync(new ProcessCommand("umount", "--lazy", Folder), "The disk is still mounted.");
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A program that still runs writes below the folder again; it goes with the folder of the test.
        }
    }
}
