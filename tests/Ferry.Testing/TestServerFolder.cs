using System.Globalization;
using Ferry.PostgreSql.Servers;

namespace Ferry.Testing;

/// <summary>Where test processes keep their servers: a folder each, named after the process, so that a leftover is known as one.</summary>
internal static class TestServerFolder
{
    private static readonly string Parent = Path.Combine(Path.GetTempPath(), $"ferry-test-servers-{Environment.UserName}");
    private static readonly string OfThisProcess = Path.Combine(Parent, TestProcess.Name);

    // Not in a static constructor: what goes on on another thread calls methods of this class, and would wait for it for ever.
    private static readonly Lazy<bool> IsSwept = new(Sweep);
    private static int s_count;

    /// <summary>A new folder that is wiped, with the server that may be in its <c>.ferry</c>, when the process ends.</summary>
    internal static string New()
    {
        _ = IsSwept.Value;
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

    private static bool Sweep()
    {
        SweepAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => WipeAllAsync(OfThisProcess).GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Wipes the servers of processes that died before they could do it.</summary>
    private static async Task SweepAsync()
    {
        if (!Directory.Exists(Parent)) return;
        foreach (var folder in Directory.GetDirectories(Parent).Where(folder => TestProcess.HasEnded(Path.GetFileName(folder)))) await WipeAllAsync(folder);
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
}
