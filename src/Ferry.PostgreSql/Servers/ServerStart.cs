using System.Diagnostics;
using System.Globalization;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Starts the postmaster of an existing data folder, past everything that a crash may have left in the way.</summary>
internal sealed class ServerStart(
    ServerHome home, PostgresBinaries binaries, ServerUser user, LocalServerOptions options, IProgress<string>? progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OrphanPatience = TimeSpan.FromSeconds(5);

    // pg_ctl does not close what it inherits, and the server would hold it for good: a script's lock (flock 9), a make job slot.
    private const string CloseInherited = "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; exec \"$@\"";

    /// <summary>Starts the server on the given port, or on another one if that is taken.</summary>
    internal async Task<Postmaster> StartAsync(int? recordedPort, CancellationToken cancellationToken)
    {
        var port = recordedPort is { } wanted && FreePort.IsFree(wanted) ? wanted : FreePort.Pick();
        if (recordedPort is { } taken && taken != port) progress?.Report($"Port {taken} is taken by another program; moving to {port}");
        var running = Stopwatch.StartNew();
        RemoveForeignPidFile();
        for (var tries = 1; ; tries++)
        {
            var said = await TryStartAsync(port, cancellationToken);
            // Also the server of a pg_ctl whose caller was killed, and which was faster than this one.
            if (await SettleAsync(home, options.StartTimeout, cancellationToken) is { } postmaster) return postmaster;
            if (StartFailure.PortTaken(said) && tries < 10) port = FreePort.Pick();
            else if (StartFailure.OrphansLeft(said) && running.Elapsed < options.StartTimeout) await OutwaitOrphansAsync(running, cancellationToken);
            else throw StartFailure.Of(said, home);
        }
    }

    /// <summary>Waits until a server that is on its way up or down has arrived; null if it went down.</summary>
    internal static async Task<Postmaster?> SettleAsync(ServerHome home, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (Postmaster.FindAlive(home) is { } postmaster)
        {
            if (postmaster.IsReady) return postmaster;
            if (waiting.Elapsed > timeout) throw StartFailure.NeverReady(home, timeout);
            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    private async Task<string> TryStartAsync(int port, CancellationToken cancellationToken)
    {
        ServerLog.Trim(home.Log);
        var before = ServerLog.Length(home.Log);
        string[] arguments =
        [
            "start", "--silent", "--wait", "--timeout", options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            // Relative, because pg_ctl hands both to a shell, which would expand a "$" in the path of a checkout.
            "--pgdata", ServerHome.DataName, "--log", ServerHome.LogName,
            "--options", $"-p {port} -c cluster_name={home.ClusterName}",
        ];
        var command = OperatingSystem.IsWindows()
            ? user.Command(home, binaries.PgCtl, arguments)
            : user.Command(home, "/bin/sh", ["-c", CloseInherited, "sh", binaries.PgCtl, .. arguments]);
        var result = await ProcessRunner.RunAsync(command, cancellationToken);
        return result.Said + "\n" + ServerLog.From(home.Log, before);
    }

    // A dead postmaster's process id can belong to a stranger now, and PostgreSQL would take that one for a live postmaster.
    // If no process has it, the file stays: PostgreSQL looks up in it whether orphans still use the shared memory.
    private void RemoveForeignPidFile()
    {
        var pidFile = Postmaster.PidFile(home.Data);
        if (!File.Exists(pidFile)) return;
        if (Postmaster.TryRead(home.Data) is not { } stale || PostmasterProcess.Exists(stale.ProcessId)) File.Delete(pidFile);
    }

    // Orphans notice the death of their postmaster as soon as they wait for anything; one in a long computation does not.
    private async Task OutwaitOrphansAsync(Stopwatch running, CancellationToken cancellationToken)
    {
        if (running.Elapsed < OrphanPatience) await Task.Delay(Pause, cancellationToken);
        else if (await ServerKill.KillOrphansAsync(home, cancellationToken) is > 0 and var count)
            progress?.Report($"Ended {count} processes of the server that was killed before");
        else await Task.Delay(Pause, cancellationToken);
    }
}
