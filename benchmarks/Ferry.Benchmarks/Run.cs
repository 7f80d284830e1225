using System.Diagnostics;

namespace Ferry.Benchmarks;

/// <summary>One finished process: how long it took from start to end, and the most memory it had at a time.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakBytes">Peak resident set of the process itself, its children not counted.</param>
internal sealed record Run(double Seconds, long PeakBytes)
{
    /// <exception cref="InvalidOperationException">The process failed; the message holds what it printed.</exception>
    public static async Task<Run> OnceAsync(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, Peak(process));
            await Task.WhenAny(ended, Task.Delay(5));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new Run(seconds, peak)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{await output}\n{await error}");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
            return 0;
        }
    }
}
