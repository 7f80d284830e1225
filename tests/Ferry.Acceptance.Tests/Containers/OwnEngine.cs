using System.Diagnostics;
using System.Globalization;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Containers;

/// <summary>A Docker engine of these tests alone, on a small disk in memory: to be killed, restarted and filled up.</summary>
/// <remarks>
/// It has a bridge of its own and touches no packet filter, so that the machine's engine beside it notices nothing. (Without a
/// bridge, an engine removes docker0 from under its neighbour.)
/// </remarks>
public sealed class OwnEngine : IAsyncLifetime
{
    private const int DiskMegabytes = 1200;
    private const string Image = Images.Postgres.Image;
    private static readonly string Parent = Path.Combine(Path.GetTempPath(), "ferry-test-engines");

    private readonly string _folder = Path.Combine(Parent, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    private readonly string _bridge = BridgeOf(Environment.ProcessId);
    private Process? _engine;

    /// <summary>Why there is no such engine here; null if there is one.</summary>
    public string? Obstacle { get; private set; }

    public string Endpoint => $"unix://{Path.Combine(_folder, "docker.sock")}";

    private string Disk => Path.Combine(_folder, "disk");

    private string Filler => Path.Combine(Disk, "filler");

    public async ValueTask InitializeAsync()
    {
        Obstacle = await Images.Workbench.ObstacleAsync();
        if (Obstacle is null && !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)) Obstacle = "An engine of one's own takes root on Linux.";
        if (Obstacle is not null) return;
        foreach (var leftover in Directory.Exists(Parent) ? Directory.GetDirectories(Parent) : []) await SweepAsync(leftover);
        Directory.CreateDirectory(Disk);
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={DiskMegabytes}m", "tmpfs", Disk);
        await RunAsync("ip", "link", "add", _bridge, "type", "bridge");
        await RunAsync("ip", "addr", "add", $"172.31.{Environment.ProcessId % 250}.1/24", "dev", _bridge);
        await RunAsync("ip", "link", "set", _bridge, "up");
        await StartAsync();
        var archive = Path.Combine(_folder, "image.tar");
        await RunAsync("docker", "save", "--output", archive, Image);
        await RunAsync("docker", "--host", Endpoint, "load", "--input", archive);
        File.Delete(archive);
    }

    /// <summary>Skips the test where there is no such engine; fails it if FERRY_TEST_SERVER says that there must be.</summary>
    public void Need()
    {
        if (Obstacle is null) return;
        if (Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "docker" && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) Assert.Fail(Obstacle);
        Assert.Skip(Obstacle);
    }

    public async Task StartAsync()
    {
        var pidFile = Path.Combine(_folder, "engine.pid");
        File.Delete(pidFile); // a killed engine leaves it
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", "exec \"$@\" >\"$0\" 2>&1", Path.Combine(_folder, "engine.log"),
            "dockerd", "--host", Endpoint, "--data-root", Path.Combine(Disk, "data"), "--exec-root", Path.Combine(_folder, "exec"), "--pidfile", pidFile,
            "--bridge", _bridge, "--iptables=false", "--ip-masq=false", "--ip-forward=false",
        ]);
        _engine = Process.Start(start)!;
        for (var tries = 0; !(await DockerAsync("version")).Succeeded; tries++)
        {
            Assert.False(_engine.HasExited || tries > 300, $"The engine does not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "engine.log"))}");
            await Task.Delay(100);
        }
    }

    /// <summary>Kills the engine without a warning. Its containers go on until it comes back.</summary>
    public async Task KillAsync()
    {
        _engine!.Kill();
        await _engine.WaitForExitAsync();
        _engine.Dispose();
        // It dies with its engine, but a moment later, and an engine that takes it for alive waits for it. So does one that finds
        // its process id where the first process does not reap orphans.
        await EndAsync($"containerd --config {_folder}/", "KILL");
        File.Delete(Path.Combine(_folder, "exec", "containerd", "containerd.pid"));
    }

    /// <summary>Leaves no room for what is new.</summary>
    public async Task FillDiskAsync()
    {
        // All but what an engine needs for its own files.
        var free = new DriveInfo(Disk).AvailableFreeSpace - (12L << 20);
        await RunAsync("fallocate", "--length", free.ToString(CultureInfo.InvariantCulture), Filler);
    }

    /// <summary>What is on the disk, for the message of a failing test.</summary>
    public async Task<string> DiskUseAsync() => (await ProcessRunner.RunAsync(new ProcessCommand("sh", "-c", "df -h \"$0\"; du -sh \"$0\"/* \"$0\"/data/*", Disk))).Output;

    public void FreeDisk() => File.Delete(Filler);

    /// <summary>Asks this engine with the docker command.</summary>
    public Task<ProcessResult> DockerAsync(params IEnumerable<string> arguments) => DockerCommand.TryAsync(["--host", Endpoint, .. arguments]);

    public async Task<string[]> LinesAsync(params IEnumerable<string> arguments) =>
        (await DockerAsync(arguments)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async ValueTask DisposeAsync()
    {
        if (Obstacle is null) await SweepAsync(_folder);
        _engine?.Dispose();
    }

    private static string BridgeOf(int processId) => string.Create(CultureInfo.InvariantCulture, $"ferry{processId}");

    private static async Task SweepAsync(string folder)
    {
        var processId = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
        if (processId != Environment.ProcessId && IsAlive(processId)) return;
        var socket = $"unix://{Path.Combine(folder, "docker.sock")}";
        foreach (var container in await DockerCommand.LinesAsync("--host", socket, "ps", "--all", "--quiet"))
            await DockerCommand.TryAsync("--host", socket, "rm", "--force", "--volumes", container);
        // The shims of containers are nobody's children; they and the engine name the folder in their arguments.
        await EndAsync($"dockerd.*{folder}/", "TERM");
        await EndAsync(folder + "/", "KILL");
        await ProcessRunner.RunAsync(new ProcessCommand("sh", "-c", "grep -F \"$0/\" /proc/mounts | cut -d' ' -f2 | sort -r | xargs -r umount --lazy", folder));
        await ProcessRunner.RunAsync(new ProcessCommand("ip", "link", "delete", BridgeOf(processId)));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task EndAsync(string pattern, string signal)
    {
        for (var tries = 0; tries < 100 && (await ProcessRunner.RunAsync(new ProcessCommand("pkill", $"-{signal}", "-f", pattern))).Succeeded; tries++) await Task.Delay(100);
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Task<string> RunAsync(string program, params string[] arguments) =>
        ProcessRunner.RunOrThrowAsync(new ProcessCommand(program, arguments), $"{program} failed, so there is no engine for these tests.");
}
