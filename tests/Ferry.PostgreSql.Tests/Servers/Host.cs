using System.Diagnostics;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>The program that starts servers from a process of its own.</summary>
internal static class Host
{
    internal static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Ferry.Testing.Host.exe" : "Ferry.Testing.Host");

    internal static Task<ProcessResult> StartServerAsync(TestCheckout checkout) =>
        ProcessRunner.RunAsync(new ProcessCommand(Program, "start", checkout.Ferry));

    /// <summary>Starts a server and kills the program that does it at some moment.</summary>
    internal static async Task StartAndKillAsync(TestCheckout checkout, Func<Task> moment)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, ["start", checkout.Ferry]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await moment();
        process.Kill();
        await process.WaitForExitAsync();
    }
}
