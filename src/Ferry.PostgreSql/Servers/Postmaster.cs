using System.Globalization;

namespace Ferry.PostgreSql.Servers;

/// <summary>The postmaster process named in a data folder's postmaster.pid.</summary>
/// <param name="ProcessId">Its process id.</param>
/// <param name="Data">The data folder it was started with.</param>
/// <param name="Since">When it was started.</param>
/// <param name="Port">The port it listens on.</param>
/// <param name="IsReady">Whether it has bound its port and takes connections.</param>
internal sealed record Postmaster(int ProcessId, string Data, DateTimeOffset Since, int Port, bool IsReady)
{
    /// <summary>Reads postmaster.pid; null if there is none or it is cut short. Says nothing about the process being alive.</summary>
    internal static Postmaster? TryRead(string data)
    {
        var file = PidFile(data);
        if (!File.Exists(file)) return null;
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (FileNotFoundException)
        {
            return null; // it stopped in between
        }

        // pid, data folder, start time, port, socket folder, address, shared memory, state
        // https://www.postgresql.org/docs/current/storage-file-layout.html
        return lines.Length >= 4
            && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
            && long.TryParse(lines[2], NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new Postmaster(processId, lines[1], DateTimeOffset.FromUnixTimeSeconds(since), port, lines.Length >= 8 && lines[7].Trim() == "ready")
            : null;
    }

    /// <summary>Finds the live postmaster of a server; null if it is not running, whatever its files say.</summary>
    internal static Postmaster? FindAlive(ServerHome home) =>
        TryRead(home.Data) is { } postmaster && PostmasterProcess.IsOf(postmaster, home) ? postmaster : null;

    internal static string PidFile(string data) => Path.Combine(data, "postmaster.pid");
}
