using System.Globalization;

namespace Ferry.PostgreSql.Live;

/// <summary>Knows how much room a server's disk has, where the server runs on this machine.</summary>
/// <remarks>
/// An address proves nothing: a tunnel and a container answer on loopback, too. So the server's data folder has to be here, and the file
/// in it has to tell of the same start of a server on the same port.
/// </remarks>
internal static class ServerDisk
{
    // The file has the moment at which the server began to start, SQL the one at which it was ready.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    /// <summary>Measures.</summary>
    /// <param name="dataFolder">The server's data folder; null when the role may not see it.</param>
    /// <param name="started">When the server was started.</param>
    /// <param name="port">Its port.</param>
    /// <param name="places">Locations of tablespaces; empty text for the data folder.</param>
    /// <param name="cancellation">Cancels reading the file.</param>
    /// <returns>Free bytes by location; what is not known is left out.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> FreeAsync(string? dataFolder, DateTimeOffset started, int port, IEnumerable<string> places, CancellationToken cancellation)
    {
        var free = new Dictionary<string, long>();
        if (dataFolder is null || !await IsHereAsync(dataFolder, started, port, cancellation)) return free;
        foreach (var place in places.Distinct())
        {
            try
            {
                var folder = Path.GetFullPath(place.Length == 0 ? dataFolder : place);
                free[place] = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Not known, then.
            }
        }

        return free;
    }

    // The file: process, data folder, start in seconds since 1970, port, … (postmaster.pid in the manual's 73.1, Database File Layout).
    private static async Task<bool> IsHereAsync(string dataFolder, DateTimeOffset started, int port, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllLinesAsync(Path.Combine(dataFolder, "postmaster.pid"), cancellation) is [_, _, var start, var itsPort, ..]
                && itsPort.Trim() == port.ToString(CultureInfo.InvariantCulture)
                && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && started - DateTimeOffset.FromUnixTimeSeconds(seconds) is var took && took >= TimeSpan.Zero && took < LongestStart;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
