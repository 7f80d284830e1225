using System.Diagnostics;

namespace Ferry.Processes;

/// <summary>Ends processes that somebody else started.</summary>
public static class ProcessEnd
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks a process to end (SIGTERM), waits, and ends it by force if it takes too long.</summary>
    /// <param name="owner">The process; one that is not alive is left alone, also if its id belongs to somebody else by now.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Cancels the wait; the process goes on ending.</param>
    /// <returns>True if it ended by itself.</returns>
    public static async Task<bool> EndAsync(ProcessOwner owner, TimeSpan patience, CancellationToken cancellation)
    {
        if (!TrySignal(owner, process => Signal.Send(process, Signal.Terminate))) return true;
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < patience; await Task.Delay(Pause, cancellation))
        {
            if (!owner.IsAlive()) return true;
        }

        TrySignal(owner, process => process.Kill(entireProcessTree: true));
        while (owner.IsAlive()) await Task.Delay(Pause, cancellation);
        return false;
    }

    private static bool TrySignal(ProcessOwner owner, Action<Process> signal)
    {
        if (!owner.IsAlive()) return false;
        try
        {
            using var process = Process.GetProcessById(owner.ProcessId);
            signal(process);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false; // it ended at this moment
        }
    }
}
