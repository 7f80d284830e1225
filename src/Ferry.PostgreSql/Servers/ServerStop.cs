using System.Globalization;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Stops a running server and waits until it is gone.</summary>
internal sealed class ServerStop(ServerHome home, PostgresBinaries binaries, ServerUser user, TimeSpan timeout)
{
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        // "fast" ends open sessions and writes everything down; the default of pg_ctl as well.
        var command = user.Command(
            home, binaries.PgCtl, "stop", "--silent", "--wait", "--timeout", timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            "--pgdata", ServerHome.DataName, "--mode", "fast");
        var result = await ProcessRunner.RunAsync(command, cancellationToken);
        if (Postmaster.FindAlive(home) is not { } postmaster) return;
        throw new SurroundingsException(new Notice(
            $"The development server did not stop within {timeout.TotalSeconds:0} seconds; it is still running.",
            NoticeDetail.Where($"process {postmaster.ProcessId}, {home.Data}"),
            new NoticeDetail("said", result.Said),
            NoticeDetail.Fix("look at db-logs; db-reset ends it by force, with its data")));
    }
}
