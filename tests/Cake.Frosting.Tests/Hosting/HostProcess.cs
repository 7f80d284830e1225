using System.Diagnostics;

namespace Cake.Frosting.Tests.Hosting;

/// <summary>One run of the dummy host as a process of its own.</summary>
public sealed record HostProcess(int ExitCode, string Output, string Error)
{
    // As a shell sees it: -1 is 255 on Unix.
    public static int MinusOne => OperatingSystem.IsWindows() ? -1 : 255;

    public static async Task<HostProcess> RunAsync(string[] args, IReadOnlyDictionary<string, string>? variables = null, string? directory = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CakeHostDummy.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new HostProcess(process.ExitCode, Plain(await output), Plain(await error));
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n");
}
