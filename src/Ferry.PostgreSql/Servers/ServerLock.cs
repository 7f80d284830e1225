using System.Diagnostics;
using Ferry.Core.Rendering;

namespace Ferry.PostgreSql.Servers;

/// <summary>Lets one process at a time change a server. The operating system gives it back when the holder dies.</summary>
internal sealed class ServerLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private ServerLock(FileStream file) => _file = file;

    /// <summary>Waits for its turn; the folder must be there.</summary>
    /// <remarks>The file is never deleted: a waiter would go on holding the deleted one and miss its successor.</remarks>
    internal static async Task<ServerLock> TakeAsync(string path, TimeSpan timeout, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        var told = false;
        while (true)
        {
            if (TryTake(path) is { } taken) return taken;
            if (waiting.Elapsed > timeout) throw Busy(path, timeout);
            if (!told && waiting.Elapsed > TimeSpan.FromSeconds(1))
            {
                progress?.Report("Waiting for another process that is changing the development server");
                told = true;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static ServerLock? TryTake(string path)
    {
        try
        {
            return new ServerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            return null;
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsSharingViolation(IOException exception) =>
        exception.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11);

    private static SurroundingsException Busy(string path, TimeSpan timeout) => new(new Notice(
        $"Another process has been changing the development server for over {timeout.TotalSeconds:0} seconds. This one did nothing.",
        NoticeDetail.Where($"lock file {path}"),
        NoticeDetail.Fix("let the other process finish or end it, then run this again")));
}
