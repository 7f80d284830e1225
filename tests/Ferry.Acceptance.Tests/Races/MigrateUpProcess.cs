using System.Diagnostics;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Races;

/// <summary>The test host's migrate-up over one of its histories, as a process.</summary>
internal sealed class MigrateUpProcess(string history, TestDatabase database)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    private readonly ProcessCommand _command = new(Program, "--target=migrate-up")
    {
        Environment = new Dictionary<string, string?> { ["FERRY_TEST_HISTORY"] = history, ["FERRY_ROOT"] = AppContext.BaseDirectory, ["DATABASE_URL"] = database.ConnectionString },
    };

    public Task<ProcessResult> RunAsync() => ProcessRunner.RunAsync(_command);

    /// <summary>Kills the process from outside and without a warning, some time after it began its work.</summary>
    public async Task RunAndKillAsync(Func<Task<bool>> hasBegun, TimeSpan after)
    {
        var start = new ProcessStartInfo(_command.FileName, _command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _command.Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        while (!process.HasExited && !await hasBegun()) await Task.Delay(5);
        await Task.Delay(after);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
