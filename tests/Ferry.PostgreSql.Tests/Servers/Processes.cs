using System.Diagnostics;

namespace Ferry.PostgreSql.Tests.Servers;

internal static class Processes
{
    /// <summary>Whether the process still does anything; a dead one that nobody has waited for yet does not.</summary>
    internal static bool IsAlive(int processId)
    {
        if (OperatingSystem.IsLinux() && File.Exists($"/proc/{processId}/stat"))
            return !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static async Task KillAsync(int processId)
    {
        using (var process = Process.GetProcessById(processId)) process.Kill();
        while (IsAlive(processId)) await Task.Delay(10);
    }

    internal static async Task SignalAsync(int processId, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
