using System.Diagnostics;

namespace Ferry.Processes.Tests;

public sealed class DetachedProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ferry-detached-").FullName;

    public DetachedProgramTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs are those of Unix");

    private string IdFile => Path.Combine(_folder, "pid");

    private string Log => Path.Combine(_folder, "log");

    [Fact]
    public async Task It_is_recorded_before_it_begins_and_has_a_session_and_an_environment_of_its_own()
    {
        DetachedProgram.Start(Command("echo \"said $ONLY-${HOME-none}\"; ps -o sid= -p $$; exec sleep 60", ("ONLY", "this"), ("PATH", "/usr/bin:/bin")));
        await UntilAsync(() => File.Exists(Log) && PrivateLog.Tail(Log, 9).Count == 2);
        var owner = DetachedProgram.Find(IdFile)!;

        Assert.True(owner.IsAlive());
        Assert.Equal("said this-none", PrivateLog.Tail(Log, 9)[0]);
        if (OperatingSystem.IsLinux()) Assert.Equal($"{owner.ProcessId}", PrivateLog.Tail(Log, 9)[1].Trim());
        Assert.True(await ProcessEnd.EndAsync(owner, TimeSpan.FromSeconds(10), CancellationToken.None));
        Assert.False(owner.IsAlive());
    }

    [Fact]
    public async Task Without_the_folder_of_its_id_file_it_does_not_begin()
    {
        var command = Command($"touch {_folder}/begun", ("PATH", "/usr/bin:/bin")) with { IdFile = Path.Combine(_folder, "gone", "pid") };
        DetachedProgram.Start(command);
        await UntilAsync(() => PrivateLog.Tail(Log, 9).Count > 0); // the shell's complaint
        await Task.Delay(200);

        Assert.Null(DetachedProgram.Find(command.IdFile));
        Assert.False(File.Exists(Path.Combine(_folder, "begun")));
    }

    [Fact]
    public async Task One_that_does_not_hear_SIGTERM_is_ended_by_force()
    {
        DetachedProgram.Start(Command("trap '' TERM; echo deaf; while :; do sleep 0.1; done", ("PATH", "/usr/bin:/bin")));
        await UntilAsync(() => File.Exists(Log) && PrivateLog.Tail(Log, 1).Count == 1);
        var owner = DetachedProgram.Find(IdFile)!;

        Assert.False(await ProcessEnd.EndAsync(owner, TimeSpan.FromSeconds(1), CancellationToken.None));
        Assert.False(owner.IsAlive());
    }

    [Fact]
    public async Task A_stranger_with_the_same_process_id_is_left_alone()
    {
        DetachedProgram.Start(Command("exec sleep 60", ("PATH", "/usr/bin:/bin")));
        await UntilAsync(() => DetachedProgram.Find(IdFile) is not null);
        var owner = DetachedProgram.Find(IdFile)!;

        Assert.True(await ProcessEnd.EndAsync(owner with { Started = owner.Started - 60 }, TimeSpan.Zero, CancellationToken.None));
        Assert.True(owner.IsAlive());
        await ProcessEnd.EndAsync(owner, TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    [Fact]
    public async Task A_process_that_has_ended_and_was_not_asked_how_is_not_alive()
    {
        // The shell's child ends, and the shell, having become sleep, never asks.
        using var parent = Process.Start("/bin/sh", ["-c", $"sleep 0.2 & echo $! >{IdFile}; exec sleep 60"]);
        await UntilAsync(() => DetachedProgram.Find(IdFile) is not null);
        var child = DetachedProgram.Find(IdFile)!;
        await UntilAsync(() => !child.IsAlive());

        if (OperatingSystem.IsLinux()) Assert.True(Directory.Exists($"/proc/{child.ProcessId}"));
        parent.Kill();
    }

    [Fact]
    public void A_log_is_read_from_its_end()
    {
        PrivateLog.Create(Log);
        File.AppendAllLines(Log, Enumerable.Range(1, 50_000).Select(number => $"line {number}"));

        Assert.Equal(["line 49999", "line 50000"], PrivateLog.Tail(Log, 2));
        Assert.Empty(PrivateLog.Tail(Path.Combine(_folder, "none"), 2));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DetachedCommand Command(string script, params (string Name, string Value)[] environment) => new(IdFile, Log, "/bin/sh", "-c", script)
    {
        WorkingFolder = _folder,
        Environment = environment.ToDictionary(variable => variable.Name, variable => variable.Value),
    };

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var waiting = Stopwatch.StartNew(); !holds(); await Task.Delay(20)) Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20));
    }
}
