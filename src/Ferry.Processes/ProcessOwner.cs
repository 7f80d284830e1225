using System.Diagnostics;
using System.Globalization;

namespace Ferry.Processes;

/// <summary>A process that owns a container, so that others can tell whether it still lives.</summary>
/// <param name="Host">The machine; within a container, that container.</param>
/// <param name="ProcessId">The process on that machine.</param>
/// <param name="Started">When it started, in seconds since 1970, because process ids come round again.</param>
public sealed record ProcessOwner(string Host, int ProcessId, long Started)
{
    // Each observer works the start time out from a boot time of its own, which differs by milliseconds and drifts.
    private const int DriftSeconds = 10;

    /// <summary>This process.</summary>
    public static ProcessOwner This { get; } = OfThisProcess();

    /// <summary>True if it ran on this machine, so that this machine can tell whether it still does.</summary>
    public bool IsOfThisMachine => Host == Environment.MachineName;

    /// <summary>Reads what <see cref="ToString"/> wrote; null if it is nothing like it.</summary>
    public static ProcessOwner? TryParse(string? text) =>
        text?.Split('/') is [var host, var id, var started]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new ProcessOwner(host, processId, seconds)
            : null;

    /// <summary>Looks whether it is still running on this machine.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return Math.Abs(StartOf(process) - Started) <= DriftSeconds && !IsZombie(ProcessId);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false; // there is none, or it ended while it was being looked at
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true; // it is another user's, who does not let us look
        }
    }

    /// <summary>As it is written into a label.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}/{ProcessId}/{Started}");

    // It has ended, and nobody has asked how: in a container the first process may never do that for those it inherits.
    private static bool IsZombie(int processId)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..]; // the name before may hold anything
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists($"/proc/{processId}");
        }
    }

    private static ProcessOwner OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessOwner(Environment.MachineName, process.Id, StartOf(process));
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
