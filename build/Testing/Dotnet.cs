using System.Diagnostics;

namespace Build.Testing;

/// <summary>Runs the SDK with its output passed through.</summary>
internal static class Dotnet
{
    public static async Task<int> RunAsync(string root, CancellationToken cancellation, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, UseShellExecute = false })!;
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
