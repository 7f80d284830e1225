using System.Diagnostics;
using System.Globalization;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>The processes of this machine whose command line names a folder.</summary>
internal static class SiteProcesses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Their ids.</summary>
    public static IReadOnlyList<int> Of(string folder, string what = "") =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(name => name.All(char.IsAsciiDigit))
            .Where(name => CommandLine(name) is var line && line.Contains(folder, StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Kills them, and those that come while it does.</summary>
    public static async Task KillAsync(string folder)
    {
        for (var waiting = Stopwatch.StartNew(); Of(folder) is { Count: > 0 } left && waiting.Elapsed < Patience; await Task.Delay(50)) left.ToList().ForEach(Kill);
    }

    private static string CommandLine(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Kill(int id)
    {
        try
        {
            Process.GetProcessById(id).Kill();
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
    }
}
