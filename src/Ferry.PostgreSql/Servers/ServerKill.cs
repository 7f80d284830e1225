using System.ComponentModel;
using System.Diagnostics;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Ends server processes by force: for data that is deleted next, or that a crash has hit already.</summary>
internal static class ServerKill
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Ends the postmaster, if it is alive, and what it leaves behind; waits until they are gone.</summary>
    internal static async Task KillAsync(ServerHome home, CancellationToken cancellationToken)
    {
        if (Postmaster.FindAlive(home) is { } postmaster)
        {
            // First the way in which it gives its shared memory back; that would outlive a kill.
            Act(postmaster.ProcessId, process => Signal.Send(process, Signal.Quit));
            var waiting = Stopwatch.StartNew();
            while (PostmasterProcess.IsOf(postmaster, home))
            {
                if (waiting.Elapsed > Patience) Act(postmaster.ProcessId, process => process.Kill());
                await Task.Delay(Pause, cancellationToken);
            }
        }

        await KillOrphansAsync(home, cancellationToken);
    }

    /// <summary>Kills server processes whose postmaster is dead; waits until they are gone. Finds them on Linux only.</summary>
    /// <returns>How many there were.</returns>
    internal static async Task<int> KillOrphansAsync(ServerHome home, CancellationToken cancellationToken)
    {
        var orphans = Orphans(home);
        foreach (var processId in orphans) Act(processId, process => process.Kill());
        while (Orphans(home).Count > 0) await Task.Delay(Pause, cancellationToken);
        return orphans.Count;
    }

    // Their titles begin so: "postgres: ferry-0123456789abcdef: app app 127.0.0.1(4711) SELECT".
    private static List<int> Orphans(ServerHome home)
    {
        if (!OperatingSystem.IsLinux()) return [];
        var title = $"postgres: {home.ClusterName}: ";
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder.AsSpan()), out var processId) ? processId : 0)
            .Where(processId => processId > 0 && CommandLine(processId).StartsWith(title, StringComparison.Ordinal))];
    }

    private static string CommandLine(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended in between
        }
    }

    private static void Act(int processId, Action<Process> action)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            action(process);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended in between, or it is another user's, which the next start reports.
        }
    }
}
