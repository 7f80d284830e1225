using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ferry.Processes;

/// <summary>Signals, which .NET cannot send. Windows has none: there the process is ended at once.</summary>
public static class Signal
{
    /// <summary>SIGTERM: a program cleans up and ends.</summary>
    public const int Terminate = 15;

    /// <summary>SIGQUIT: a postmaster ends at once, without a checkpoint, and gives its shared memory back.</summary>
    public const int Quit = 3;

    /// <summary>Sends a signal.</summary>
    /// <param name="process">To whom.</param>
    /// <param name="signal">Its number.</param>
    public static void Send(Process process, int signal)
    {
        if (OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
        else _ = Kill(process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
