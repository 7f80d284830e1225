using System.Diagnostics;

namespace Ferry.PostgreSql.Servers;

/// <summary>Tells whether a process is the postmaster of a server, or a stranger that got the process id of a dead one.</summary>
internal static class PostmasterProcess
{
    internal static bool IsOf(Postmaster postmaster, ServerHome home) =>
        OperatingSystem.IsLinux() ? IsOfOnLinux(postmaster.ProcessId, home) : IsOfElsewhere(postmaster, home);

    internal static bool Exists(int processId)
    {
        if (OperatingSystem.IsLinux()) return Directory.Exists($"/proc/{processId}");
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A postmaster works in its data folder, which stays true when the checkout is moved. In a container root may not see
    // where another user's process works; its arguments can always be read.
    private static bool IsOfOnLinux(int processId, ServerHome home)
    {
        try
        {
            if (File.ReadAllText($"/proc/{processId}/comm").Trim() != "postgres") return false;
            return WorkingFolder(processId) is { } folder
                ? folder == home.Data
                : File.ReadAllText($"/proc/{processId}/cmdline").Split('\0').Contains($"cluster_name={home.ClusterName}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // no such process
        }
    }

    private static string? WorkingFolder(int processId)
    {
        try
        {
            return new FileInfo($"/proc/{processId}/cwd").LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsOfElsewhere(Postmaster postmaster, ServerHome home)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!string.Equals(Path.GetFullPath(postmaster.Data), home.Data, comparison)) return false;
        try
        {
            using var process = Process.GetProcessById(postmaster.ProcessId);
            // postmaster.pid has whole seconds and is written a moment after the start.
            return process.ProcessName == "postgres" && (process.StartTime.ToUniversalTime() - postmaster.Since).Duration() < TimeSpan.FromSeconds(10);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
