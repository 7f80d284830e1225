using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Ferry.Testing;

/// <summary>The name of a test process, put on what it makes, so that the next one knows a leftover from what is in use.</summary>
public static class TestProcess
{
    private const int DriftSeconds = 10;

    /// <summary>This process's name. With the start time, because process ids come round again.</summary>
    public static string Name { get; } = NameOf(Process.GetCurrentProcess());

    /// <summary>Whether nobody uses any more what carries a name; so does everything that carries none of this machine's.</summary>
    public static bool HasEnded(string name)
    {
        var parts = name.Split('-');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var processId) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var start)) return true;
        try
        {
            using var process = Process.GetProcessById(processId);
            // Each observer works the start time out from a boot time of its own, which differs by milliseconds and drifts.
            return Math.Abs(StartOf(process) - start) > DriftSeconds;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            return false; // another user's, which Windows shows to nobody else
        }
    }

    private static string NameOf(Process process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id}-{StartOf(process)}");

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
