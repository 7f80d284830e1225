using System.Diagnostics;
using System.Globalization;
using Ferry.PostgreSql.Servers;

namespace Ferry.Testing;

/// <summary>Where test processes keep their servers: a folder each, named after the process, so that a leftover is known as one.</summary>
internal static class TestServerFolder
{
    private static readonly string Parent = Path.Combine(Path.GetTempPath(), $"ferry-test-servers-{Environment.UserName}");
    private static readonly string OfThisProcess = Path.Combine(Parent, NameOf(Process.GetCurrentProcess()));
    private const int DriftSeconds = 10;
    private static int s_count;

    static TestServerFolder()
    {
        SweepAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => WipeAllAsync(OfThisProcess).GetAwaiter().GetResult();
    }

    /// <summary>A new folder that is wiped, with the server that may be in its <c>.ferry</c>, when the process ends.</summary>
    internal static string New()
    {
        var number = Interlocked.Increment(ref s_count).ToString(CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Combine(OfThisProcess, number)).FullName;
    }

    /// <summary>Wipes the server in a folder's <c>.ferry</c>, and the folder.</summary>
    internal static async Task WipeAsync(string folder)
    {
        try
        {
            await new LocalServer(Path.Combine(folder, ".ferry"), "postgres").WipeAsync();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Core.Rendering.SurroundingsException)
        {
            // Another test process sweeps, too; what neither can remove is in nobody's way.
        }
    }

    /// <summary>Wipes the servers of processes that died before they could do it.</summary>
    private static async Task SweepAsync()
    {
        if (!Directory.Exists(Parent)) return;
        foreach (var folder in Directory.GetDirectories(Parent).Where(IsLeftover)) await WipeAllAsync(folder);
    }

    private static async Task WipeAllAsync(string folderOfProcess)
    {
        try
        {
            foreach (var folder in Directory.GetDirectories(folderOfProcess)) await WipeAsync(folder);
            Directory.Delete(folderOfProcess, recursive: true);
        }
        catch (IOException)
        {
            // It is gone already, or another test process is at it.
        }
    }

    // With the start time, because process ids come round again.
    private static string NameOf(Process process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id}-{StartOf(process)}");

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();

    private static bool IsLeftover(string folder)
    {
        var name = Path.GetFileName(folder).Split('-');
        if (name.Length != 2 || !int.TryParse(name[0], CultureInfo.InvariantCulture, out var processId) || !long.TryParse(name[1], CultureInfo.InvariantCulture, out var start)) return true;
        try
        {
            using var process = Process.GetProcessById(processId);
            // Each observer works the start time out from a boot time of its own, which differs by milliseconds and drifts.
            return Math.Abs(StartOf(process) - start) > DriftSeconds;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
