using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Races;

/// <summary>The test host's migrate-up over one of its histories, as a process.</summary>
internal sealed class MigrateUpProcess(string history, TestDatabase database, params IReadOnlyList<string> arguments)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FerryTestHost.exe" : "FerryTestHost");

    private readonly ProcessCommand _command = new(Program, ["--target=migrate-up", .. arguments])
    {
        Environment = new Dictionary<string, string?> { ["FERRY_TEST_HISTORY"] = history, ["FERRY_ROOT"] = AppContext.BaseDirectory, ["DATABASE_URL"] = database.ConnectionString },
    };

    /// <summary>Settings that take the place of those in ferry.json, by their names with <c>__</c> between the parts.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Task<ProcessResult> RunAsync() => ProcessRunner.RunAsync(Command());

    public StartedProcess Start() => StartedProcess.Start(Command());

    /// <summary>Kills the process from outside and without a warning, some time after it began its work.</summary>
    public async Task RunAndKillAsync(Func<Task<bool>> hasBegun, TimeSpan after)
    {
        using var process = Start();
        await process.UntilAsync(hasBegun);
        await Task.Delay(after);
        process.Kill();
        await process.EndAsync();
    }

    private ProcessCommand Command()
    {
        var environment = new Dictionary<string, string?>(_command.Environment);
        foreach (var (name, value) in Settings) environment[$"FERRY__{name}"] = value;
        return _command with { Environment = environment };
    }
}
