using System.Diagnostics;

namespace Ferry.PostgreSql.Tests.Backups;

/// <summary>A target of the test host in a process of its own, to be killed.</summary>
internal static class TargetProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    public static Process Start(BackupPipeline pipeline, string target, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, [$"--target={target}", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FERRY_ROOT"] = pipeline.Settings.Root;
        start.Environment["DATABASE_URL"] = pipeline.ConnectionString;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
