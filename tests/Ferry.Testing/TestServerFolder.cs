using System.Diagnostics;
using System.Globalization;
using Ferry.PostgreSql.Servers;

namespace Ferry.Testing;

/// <summary>Where test processes keep their servers: a folder each, named after the process, so that a leftover is known as one.</summary>
internal static class TestServerFolder
{
    private static readonly string Parent = Path.Combine(Path.GetTempPath(), $"ferry-test-servers-{Environment.UserName}");

    internal static string OfThisProcess { get; } = Path.Combine(Parent, NameOf(Process.GetCurrentProcess()));

    /// <summary>Wipes the servers of processes that died before they could do it.</summary>
    internal static async Task SweepAsync()
    {
        if (!Directory.Exists(Parent)) return;
        foreach (var folder in Directory.GetDirectories(Parent).Where(IsLeftover)) await WipeAsync(folder);
    }

    internal static async Task WipeAsync(string folder)
    {
        try
        {
            await new LocalServer(folder, "postgres").WipeAsync();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another test process sweeps, too.
        }
    }

    // With the start time, because process ids come round again.
    private static string NameOf(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Id}-{new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");

    private static bool IsLeftover(string folder)
    {
        var name = Path.GetFileName(folder);
        if (!int.TryParse(name.Split('-')[0], CultureInfo.InvariantCulture, out var processId)) return true;
        try
        {
            using var process = Process.GetProcessById(processId);
            return NameOf(process) != name;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
