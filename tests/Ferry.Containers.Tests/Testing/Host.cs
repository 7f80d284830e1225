using System.Diagnostics;
using Ferry.Processes;

namespace Ferry.Containers.Tests.Testing;

/// <summary>The program that drives servers from a process of its own.</summary>
internal static class Host
{
    internal static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ContainerHost.exe" : "ContainerHost");

    internal static Task<ProcessResult> RunAsync(string verb, string folder, params IReadOnlyList<(string Name, string? Value)> environment) =>
        ProcessRunner.RunAsync(Command(verb, folder, environment));

    internal static ProcessCommand Command(string verb, string folder, params IReadOnlyList<(string Name, string? Value)> environment) =>
        new(Program, verb, folder, TestEngine.Image) { Environment = environment.ToDictionary(variable => variable.Name, variable => variable.Value) };

    /// <summary>Begins something and kills the program at some moment.</summary>
    internal static async Task BeginAndKillAsync(string verb, string folder, Func<Task> moment)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [verb, folder, TestEngine.Image])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            await moment();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Waits for something to become true, and not for ever.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var waiting = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(1), $"{what}: not within a minute.");
            await Task.Delay(20);
        }
    }
}
